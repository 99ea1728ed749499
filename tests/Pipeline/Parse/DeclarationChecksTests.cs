namespace GraphSec.Tests.Pipeline.Parse;

/// <summary>What Terraform and OpenTofu refuse is an error with its place; what one of them takes is none.</summary>
public sealed class DeclarationChecksTests
{
    [Theory]
    [InlineData("variable \"count\" {}", "1:1: found variable \"count\"")]
    [InlineData("variable \"v\" {\n  default = var.w\n}", "2:13: found a reference to \"var.w\"")]
    [InlineData("variable \"v\" {\n  nullable = false\n  default = null\n}", "3:3: found null for the default")]
    [InlineData("variable \"v\" {\n  deprecated = \" \"\n}", "2:16: found no text")]
    [InlineData("variable \"v\" {\n  validation {\n    condition = true\n    error_message = \"x\"\n  }\n}", "3:17: found a condition that refers to nothing")]
    [InlineData("variable \"v\" {\n  validation {\n    condition = local.a\n    error_message = \"x\"\n  }\n}", "3:17: found a condition without \"var.v\"")]
    [InlineData("output \"o\" {}", "1:1: found block \"output\" without \"value\"")]
    [InlineData("output \"o\" {\n  value = 1\n  sensitive = var.x\n}", "3:15: found a reference to \"var.x\"")]
    [InlineData("check \"c\" {}", "1:1: found block \"check\" without \"assert\"")]
    [InlineData("check \"c\" {\n  data \"t\" \"d\" {\n    count = 1\n  }\n  assert {\n    condition = data.t.d.x\n    error_message = \"x\"\n  }\n}", "3:5: found \"count\"")]
    public void Values_and_conditions(string text, string message) => Refused(text, message);

    [Theory]
    [InlineData("data \"t\" \"a\" {\n  count = 1\n  for_each = {}\n}", "3:3: found \"for_each\" beside \"count\"")]
    [InlineData("resource \"t\" \"a\" {\n  count = 1\n  lifecycle {\n    enabled = true\n  }\n}", "4:5: found \"enabled\" beside \"count\"")]
    [InlineData("resource \"t\" \"a\" {\n  locals {}\n}", "2:3: found block \"locals\"")]
    [InlineData("resource \"t\" \"a\" {\n  lifecycle {}\n  lifecycle {}\n}", "3:3: found a second block \"lifecycle\"")]
    [InlineData("resource \"t\" \"a\" {\n  depends_on = var.x ? [] : []\n}", "2:16: found an expression, expected a list of references")]
    [InlineData("resource \"t\" \"a\" {\n  depends_on = [upper(\"t.b\")]\n}", "2:17: found an expression, expected a reference")]
    [InlineData("resource \"t\" \"a\" {\n  provider = my_own\n}", "2:14: found provider \"my_own\"")]
    [InlineData("resource \"t\" \"a\" {\n  provider = aws.west.far\n}", "2:14: found no provider")]
    [InlineData("ephemeral \"t\" \"a\" {\n  connection {}\n}", "2:3: found block \"connection\" in an ephemeral block")]
    [InlineData("resource \"t\" \"a\" {\n  provisioner \"p\" {\n    when = later\n  }\n}", "3:12: found \"later\", expected create or destroy")]
    [InlineData("resource \"t\" \"a\" {\n  provisioner \"p\" {\n    on_failure = var.x\n  }\n}", "3:18: found \"var.x\", expected continue or fail")]
    [InlineData("resource \"t\" \"a\" {\n  provisioner \"p\" {\n    connection {}\n    connection {}\n  }\n}", "4:5: found a second block \"connection\"")]
    [InlineData("resource \"t\" \"a\" {\n  provisioner \"p\" {\n    lifecycle {}\n  }\n}", "3:5: found block \"lifecycle\"")]
    public void Resources(string text, string message) => Refused(text, message);

    [Theory]
    [InlineData("create_before_destroy = var.x", "3:29: found a reference to \"var.x\"")]
    [InlineData("ignore_changes = [\"*\", a]", "3:23: found no name of an attribute")]
    [InlineData("ignore_changes = var.x", "3:22: found an expression for \"ignore_changes\"")]
    [InlineData("replace_triggered_by = [x]", "3:29: found no reference to one resource")]
    [InlineData("replace_triggered_by = [u.b[each.value]]", "3:29: found no reference to one resource")]
    [InlineData("replace_triggered_by = [u.b, var.x]", "3:34: found no reference to one resource")]
    public void Lifecycle(string argument, string message) =>
        Refused($"resource \"t\" \"a\" {{\n  lifecycle {{\n    {argument}\n  }}\n}}", message);

    [Theory]
    [InlineData("resource", "t.a.x")]
    [InlineData("resource", "resource.t.a[0].x")]
    [InlineData("data", "data.t.a.x")]
    public void A_condition_does_not_name_its_own_resource(string block, string reference)
    {
        Refused($"{block} \"t\" \"a\" {{\n  lifecycle {{\n    postcondition {{\n      condition = {reference}\n      "
            + "error_message = \"x\"\n    }\n  }\n}", "4:19: found \"");
        Refused($"{block} \"t\" \"a\" {{\n  lifecycle {{\n    postcondition {{\n      condition = self.x\n      "
            + $"error_message = \"${{{reference}}}\"\n    }}\n  }}\n}}", "5:26: found \"");
    }

    [Theory]
    [InlineData("data \"t\" \"a\" {\n  lifecycle {\n    prevent_destroy = true\n  }\n}", "3:5: found \"prevent_destroy\" in block \"data\"")]
    [InlineData("ephemeral \"t\" \"a\" {\n  lifecycle {\n    ignore_changes = all\n  }\n}", "3:5: found \"ignore_changes\" in block \"ephemeral\"")]
    public void Only_managed_resources_are_managed(string text, string message) => Refused(text, message);

    [Theory]
    [InlineData("module \"m\" {}", "1:1: found block \"module\" without \"source\"")]
    [InlineData("module \"m\" {\n  source = \"./m\"\n  version = \"1.0\"\n}", "2:12: found source \"./m\" beside \"version\"")]
    [InlineData("module \"m\" {\n  source = \"-.com/a/b/c\"\n  version = \"1.0\"\n}", "2:12: found source \"-.com/a/b/c\" beside \"version\"")]
    [InlineData("module \"m\" {\n  source = sensitive(\"./m\")\n}", "2:12: found a sensitive value")]
    [InlineData("module \"m\" {\n  source = \"a/b/c\"\n  providers = [aws]\n}", "3:15: found an expression for \"providers\"")]
    [InlineData("module \"m\" {\n  source = \"a/b/c\"\n  locals {}\n}", "3:3: found block \"locals\"")]
    [InlineData("provider \"AWS\" {}", "1:1: found provider \"AWS\"")]
    [InlineData("provider \"aws\" {\n  source = \"x\"\n}", "2:3: found \"source\" in a provider block")]
    [InlineData("provider \"aws\" {\n  lifecycle {}\n}", "2:3: found block \"lifecycle\"")]
    [InlineData("provider \"aws\" {\n  for_each = {}\n}", "2:3: found \"for_each\" in a provider block without \"alias\"")]
    public void Modules_and_providers(string text, string message) => Refused(text, message);

    [Theory]
    [InlineData("terraform {\n  backend \"a\" {}\n  backend \"b\" {}\n}", "3:3: block \"backend\" is given twice, expected it only at main.tf:2")]
    [InlineData("terraform {\n  backend \"a\" {}\n}\nterraform {\n  cloud {}\n}", "5:3: found \"backend\" and \"cloud\"")]
    [InlineData("terraform {\n  provider_meta \"a_b\" {}\n}", "2:3: found provider \"a_b\"")]
    [InlineData("terraform {\n  provider_meta \"a\" {\n    x = var.y\n  }\n}", "3:9: found a reference to \"var.y\"")]
    [InlineData("terraform {\n  required_providers {\n    a_b = \"1.0\"\n  }\n}", "3:5: found provider \"a_b\"")]
    [InlineData("terraform {\n  required_providers {\n    a = { source = \"x/terraform-a\" }\n  }\n}", "3:20: found provider type \"terraform-a\"")]
    [InlineData("terraform {\n  required_providers {\n    a = { region = \"x\" }\n  }\n}", "3:11: found another argument")]
    [InlineData("terraform {\n  required_providers {\n    a = { configuration_aliases = [b.c] }\n  }\n}", "3:36: found no alias of \"a\"")]
    [InlineData("language {\n  edition = \"tofu2026\"\n}", "2:13: found a constant")]
    public void Settings(string text, string message) => Refused(text, message);

    [Theory]
    [InlineData("import {\n  id = \"x\"\n}", "1:1: found block \"import\" without \"to\"")]
    [InlineData("import {\n  to = t.a\n}", "1:1: found block \"import\" without \"id\"")]
    [InlineData("import {\n  to = module.m\n  id = \"x\"\n}", "2:8: found no resource for \"to\"")]
    [InlineData("import {\n  to = module.m.t.a\n  id = \"x\"\n  provider = aws\n}", "4:3: found \"provider\" in an import into a module")]
    [InlineData("moved {\n  from = t.a\n  to = module.m\n}", "1:1: found a resource beside a module")]
    [InlineData("moved {\n  from = t.a[var.x]\n  to = t.b\n}", "2:10: found no address for \"from\"")]
    [InlineData("moved {\n  from = t.a\n}", "1:1: found block \"moved\" without \"to\"")]
    [InlineData("removed {\n  from = t.a[0]\n}", "2:10: found no address for \"from\"")]
    [InlineData("removed {\n  from = t.a\n  provisioner \"p\" {}\n}", "3:3: found a provisioner in block \"removed\"")]
    public void Moves(string text, string message) => Refused(text, message);

    [Theory]
    [InlineData("variable \"v\" {\n  validation {\n    condition = alltrue([for x in var.v : x > 0])\n    error_message = \"x\"\n  }\n}")]
    [InlineData("variable \"v\" {\n  type = \"string\"\n}")]
    [InlineData("resource \"t\" \"a\" {\n  depends_on = [\"t.b\", module.m, t.c[0], var.after]\n}")]
    [InlineData("resource \"t\" \"a\" {\n  provider = \"aws.west\"\n}\nresource \"t\" \"b\" {\n  provider = null.key[each.key]\n}")]
    [InlineData("resource \"t\" \"a\" {\n  lifecycle {\n    ignore_changes = [\"*\"]\n  }\n}")]
    [InlineData("resource \"t\" \"a\" {\n  lifecycle {\n    ignore_changes = [tags[\"x\"], \"ami\", a[0].b]\n    prevent_destroy = var.keep\n  }\n}")]
    [InlineData("resource \"t\" \"a\" {\n  lifecycle {\n    replace_triggered_by = [u.b[count.index].c, data.t.d[each.key]]\n  }\n}")]
    [InlineData("resource \"t\" \"a\" {\n  provisioner \"p\" {\n    when = \"destroy\"\n    command = var.x\n  }\n}")]
    [InlineData("resource \"t\" \"a\" {\n  _ {\n    count = 1\n  }\n  count = 1\n}")]
    [InlineData("provider \"aws\" {\n  alias = \"by_zone\"\n  for_each = var.zones\n}")]
    [InlineData("module \"m\" {\n  source = \"app.example.com/a/b/c//sub\"\n  version = \"1.0\"\n  providers = { aws = aws.x, aws.y = aws.z[\"k\"] }\n}")]
    [InlineData("module \"m\" {\n  source = \"./m\"\n  version = local.none\n  lifecycle {\n    enabled = var.on\n  }\n}")]
    [InlineData("terraform {\n  required_providers {\n    a = \"~> 1.0\"\n    b = { source = \"h.io/n/b\", version = \"1\", configuration_aliases = [b.x] }\n  }\n}")]
    [InlineData("import {\n  to = module.m[each.key].t.a[each.value]\n  identity = { id = 1 }\n  for_each = var.x\n}")]
    [InlineData("moved {\n  from = module.a[\"k\"]\n  to = module.b\n}\nmoved {\n  from = t.a\n  to = module.m.t.a[0]\n}")]
    [InlineData("removed {\n  from = module.m.t.a\n  lifecycle {\n    destroy = false\n  }\n}")]
    public void What_one_of_the_two_takes_is_taken(string text) => Assert.Empty(ConfigurationFolder.ReadText(text + "\n").Errors);

    [Theory]
    [InlineData("variable \"x\" {}", "override.tf:1:1: found variable \"x\" in an override file")]
    [InlineData("locals {\n  x = 1\n}", "override.tf:2:3: found local \"x\" in an override file")]
    [InlineData("resource \"t\" \"x\" {}", "override.tf:1:1: found resource \"t.x\" in an override file")]
    [InlineData("provider \"p\" {\n  alias = \"x\"\n}", "override.tf:1:1: found provider \"p.x\" in an override file")]
    [InlineData("variable \"v\" {\n  type = string\n}", "override.tf:1:1: found a default that is no string")]
    [InlineData("terraform {\n  cloud {}\n  cloud {}\n}", "override.tf:3:3: block \"cloud\" is given twice")]
    public void An_override_file_overrides_what_there_is(string text, string message)
    {
        using var folder = new ConfigurationFolder("main.tf", "variable \"v\" {\n  default = []\n}\n", "override.tf", text + "\n");

        Assert.StartsWith(message, Assert.Single(folder.Read().Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void An_override_file_may_set_what_another_file_sets()
    {
        const string Settings = "terraform {\n  backend \"a\" {}\n  required_providers {\n    a = \"1\"\n  }\n}\n";
        using var folder = new ConfigurationFolder("main.tf", Settings, "override.tf", Settings + "provider \"p\" {}\n");

        Assert.Empty(folder.Read().Errors);
    }

    [Theory]
    [InlineData("providers = { p = p }", "main.tf:3:17: found provider \"p\" for a module that configures it itself")]
    [InlineData("count = 2", "main.tf:3:3: found \"count\" for a module that configures providers itself")]
    [InlineData("depends_on = [t.a]", "main.tf:3:3: found \"depends_on\" for a module that configures providers itself")]
    public void A_module_with_providers_of_its_own_exists_once(string argument, string message) => RefusedWithModule(
        argument, "provider \"p\" {\n  x = 1\n}\n", message);

    [Theory]
    [InlineData("", "main.tf:1:1: found no provider \"p.x\" for the module")]
    [InlineData("providers = { p = p }", "main.tf:1:1: found no provider \"p.x\" for the module")]
    [InlineData("providers = { p.x = other }", "main.tf:3:23: found provider \"n/other\" for \"p.x\", expected \"n/p\"")]
    public void A_module_gets_the_providers_that_it_needs(string argument, string message) => RefusedWithModule(
        argument, "terraform {\n  required_providers {\n    p = { source = \"n/p\", configuration_aliases = [p.x] }\n  }\n}\n", message);

    [Fact]
    public void Imports_stand_in_the_root_module() => RefusedWithModule(
        "", "import {\n  to = t.a\n  id = \"x\"\n}\n", "m/main.tf:1:1: found block \"import\" in a called module");

    [Fact]
    public void An_import_takes_the_provider_of_its_resource()
    {
        const string Import = "import {\n  to = t.a\n  id = \"x\"\n  provider = p.x\n}\n";
        Refused(Import + "resource \"t\" \"a\" {}", "4:3: found provider \"p.x\", expected the one that t.a names");
        Assert.Empty(ConfigurationFolder.ReadText(Import + "resource \"t\" \"a\" {\n  provider = p.x\n}\n").Errors);
    }

    [Fact]
    public void Providers_that_fit_may_be_handed_over()
    {
        using var folder = new ConfigurationFolder(
            "main.tf", """
                terraform {
                  required_providers { p = { source = "registry.terraform.io/n/p" } }
                }
                module "m" {
                  source    = "./m"
                  count     = 2
                  providers = { p = p.by_key["a"], p.x = p }
                }
                """,
            "m/main.tf", """
                terraform {
                  required_providers {
                    p = {
                      source                = "n/p"
                      configuration_aliases = [p.x]
                    }
                  }
                }
                provider "p" {}
                """);

        Assert.Empty(folder.Read().Errors);
    }

    private static void RefusedWithModule(string argument, string module, string message)
    {
        using var folder = new ConfigurationFolder(
            "main.tf", $"module \"m\" {{\n  source = \"./m\"\n  {argument}\n}}\n",
            "versions.tf", "terraform {\n  required_providers {\n    other = { source = \"n/other\" }\n  }\n}\n",
            "m/main.tf", module);

        Assert.StartsWith(message, First(folder.Read().Errors), StringComparison.Ordinal);
    }

    private static void Refused(string text, string message) => Assert.StartsWith(
        "main.tf:" + message, First(ConfigurationFolder.ReadText(text + "\n").Errors), StringComparison.Ordinal);

    private static string First(IReadOnlyList<string> errors) => errors.Count > 0 ? errors[0] : "accepted";
}
