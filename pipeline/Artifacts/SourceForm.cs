namespace GraphSec.Pipeline.Artifacts;

/// <summary>What a Terraform input is, told from its content and never from its name.</summary>
public enum SourceForm
{
    /// <summary>A folder of .tf and .tf.json files: a root module.</summary>
    Configuration,

    /// <summary>Output of <c>terraform graph</c> (any version), or another DOT file.</summary>
    Dot,

    /// <summary><c>terraform show -json</c> of a plan.</summary>
    Plan,

    /// <summary><c>terraform show -json</c> of a state, or a raw terraform.tfstate.</summary>
    State,
}
