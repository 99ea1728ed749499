namespace GraphSec.Fuzz.Readers;

/// <summary>What HCL and Terraform code is made of.</summary>
internal static class HclWords
{
    public static IReadOnlyList<string> Syntax { get; } =
    [
        "{", "}", "[", "]", "(", ")", "\"", "${", "%{", "~}", "${~", "$${", "%%{", "<<E\n", "<<-E\n", "E\n", "\nE\n", "=", "==", "=>", "!=", "<=", "&&", "||",
        "!", "-", "?", ":", "::", ",", ".", "...", "[*]", ".*", ".0", "#", "//", "/*", "*/", "\n", "\\u00e9", "\\U0001F600", "\\\"", "for k, v in ",
        "for x in ", " if ", "%{ if true }", "%{ else }", "%{ endif }", "%{ for a in [1] }", "%{ endfor }", "null", "true", "false", "1e9", "0.5",
        "a = 1\n", "b {\n}\n", "é", "x\u0301", "\u2028", "\"a\" = 1", "{ a = 1 }", "[1, 2]", "\"${a}\"", "<<E\n${a}\nE\n",
    ];

    public static IReadOnlyList<string> Terraform { get; } =
    [
        "resource \"aws_a\" \"b\" {\n", "data \"aws_a\" \"b\" {\n", "variable \"v\" {\n", "output \"o\" {\n", "locals {\n", "module \"m\" {\n", "provider \"aws\" {\n",
        "terraform {\n", "moved {\n", "import {\n", "check \"c\" {\n", "removed {\n", "ephemeral \"a\" \"b\" {\n", "source = \"./m\"\n", "source = \"../\"\n", "source = \".\"\n",
        "count = 2\n", "count = 0\n", "count = 1e9\n", "for_each = toset([\"a\"])\n", "for_each = {}\n", "for_each = local.x\n", "dynamic \"x\" {\n", "content {\n", "iterator = y\n",
        "lifecycle {\n", "depends_on = [aws_a.b]\n", "ignore_changes = all\n", "provider = aws.w\n", "providers = { aws = aws.w }\n", "alias = \"w\"\n", "default = 1\n",
        "type = object({ a = optional(string, \"x\") })\n", "type = map(any)\n", "nullable = false\n", "sensitive = true\n", "validation {\n", "precondition {\n",
        "var.v", "local.x", "local.y", "module.m", "module.m.o", "module.m[0].o", "aws_a.b", "aws_a.b.id", "aws_a.b[0]", "aws_a.b[*].id", "data.aws_a.b.x", "each.key", "each.value",
        "each.value.a", "count.index", "self.id", "path.module", "terraform.workspace", "x = local.y\n", "y = local.x\n", "x = [local.x, local.x]\n", "x = \"${local.x}${local.x}\"\n",
    ];

    public static IReadOnlyList<string> Calls { get; } =
    [
        "range(1e9)", "format(\"%1000000000d\", 1)", "format(\"%[9]s\")", "regexall(\"(a+)+$\", local.x)", "regex(\"(?P<a>.)\", \"b\")", "cidrsubnets(\"10.0.0.0/8\", 24, 24)",
        "cidrsubnet(\"::/0\", 128, 1)", "cidrhost(\"10.0.0.0/8\", -1)", "setproduct(local.x, local.x)", "flatten([local.x, local.x])", "merge(local.x, {})", "jsondecode(\"{}\")",
        "jsonencode(local.x)", "yamldecode(\"a: 1\")", "yamlencode(local.x)", "csvdecode(\"a\\n1\")", "base64decode(\"aGk=\")", "base64gzip(\"a\")", "textdecodebase64(\"aGk=\", \"UTF-16LE\")",
        "templatefile(\"t\", {})", "templatestring(\"a\", {})", "file(\"/etc/passwd\")", "file(\"../../x\")", "fileset(\".\", \"**\")", "substr(local.x, 0, -1)", "replace(local.x, \"/a/\", \"b\")",
        "join(\",\", local.x)", "split(\"\", local.x)", "lookup(local.x, \"a\", 1)", "element(local.x, 3)", "slice(local.x, 0, 9)", "chunklist(local.x, 0)", "zipmap(local.x, local.x)", "transpose(local.x)",
        "matchkeys(local.x, local.x, local.x)", "coalesce(local.x, 1)", "concat(local.x, local.x)", "try(local.x.y, 1)", "can(local.x[0])", "tonumber(\"1e999\")", "tostring(1)", "tolist(local.x)",
        "toset(local.x)", "tomap(local.x)", "timeadd(\"2020-01-01T00:00:00Z\", \"9999999h\")", "formatdate(\"YYYY\", timestamp())", "pow(9, 9999)", "log(0, 0)", "parseint(\"zz\", 36)", "signum(-0)",
        "indent(9, local.x)", "title(local.x)", "strrev(local.x)", "nonsensitive(local.x)", "sensitive(local.x)", "bcrypt(\"a\")", "uuidv5(\"dns\", \"a\")", "one(local.x)", "sum(local.x)", "max(local.x...)",
        "formatlist(\"%s\", local.x)", "distinct(local.x)", "sort(local.x)", "startswith(\"a\", \"\")", "provider::aws::f(1)", "1 / 0", "1 % 0", "1e999999 * 1e999999", "-9223372036854775808 % -1",
    ];
}
