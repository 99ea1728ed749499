namespace GraphSec.Pipeline.Report.Suppress;

/// <summary>Why a finding does not count.</summary>
/// <param name="Reason">What its author gave as the reason.</param>
/// <param name="Until">The last day it holds; null for ever.</param>
public sealed record Suppression(SuppressionKind Kind, string Reason, DateOnly? Until = null);
