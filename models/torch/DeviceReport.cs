namespace GraphSec.Models.Torch;

/// <summary>A device, and what it is or why it cannot be used.</summary>
public sealed record DeviceReport(string Name, bool IsReady, string Text);
