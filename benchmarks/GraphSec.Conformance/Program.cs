using System.CommandLine;
using GraphSec.Conformance;
using GraphSec.Conformance.Edges;
using GraphSec.Conformance.Spec;
using GraphSec.Conformance.OpenTofu;
using GraphSec.Conformance.PolicyEngine;

// Each suite reads a checkout that the user brings; none of their files are in this repository.
ISuite[] suites =
[
    new EdgesSuite(),
    new SpecSuite(),
    new OpenTofuSuite(),
    new PolicyEngineSuite(),
];

var root = new RootCommand("Holds the readers against conformance suites and against terraform itself.");
foreach (var suite in suites)
{
    root.Subcommands.Add(suite.Command);
}

return root.Parse(args).Invoke();
