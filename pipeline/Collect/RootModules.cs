namespace GraphSec.Pipeline.Collect;

/// <summary>Which folders of Terraform files stand for themselves.</summary>
public enum RootModules
{
    /// <summary>Those that no other folder found calls as a module, and every one below a folder called examples.</summary>
    Uncalled,

    /// <summary>Every folder.</summary>
    All,

    /// <summary>Of those below the top folder that no other calls the ones that say where their state is kept, but for examples and tests; no graphs,
    /// plans and states.</summary>
    Stateful,
}
