namespace GraphSec.Pipeline.Parse.Evaluation.Functions;

/// <summary>Which family a function belongs to. Only the families that are asked for get compiled and made.</summary>
internal static class FunctionCatalog
{
    public static Function? Find(string name) => name switch
    {
        "abs" or "ceil" or "floor" or "log" or "max" or "min" or "parseint" or "pow" or "signum" or "sum" or "range" =>
            NumericFunctions.Find(name),
        "chomp" or "endswith" or "indent" or "join" or "lower" or "split" or "startswith" or "strcontains" or "strrev"
            or "substr" or "title" or "trim" or "trimprefix" or "trimspace" or "trimsuffix" or "upper" =>
            StringFunctions.Find(name),
        "regex" or "regexall" or "replace" or "format" or "formatlist" or "templatestring" => PatternFunctions.Find(name),
        "alltrue" or "anytrue" or "coalesce" or "coalescelist" or "contains" or "index" or "length" or "lookup" or "one" =>
            QueryFunctions.Find(name),
        "chunklist" or "compact" or "concat" or "distinct" or "element" or "flatten" or "reverse" or "slice" or "sort" =>
            ListFunctions.Find(name),
        "keys" or "matchkeys" or "merge" or "transpose" or "values" or "zipmap" => MapFunctions.Find(name),
        "setintersection" or "setproduct" or "setsubtract" or "setunion" => SetFunctions.Find(name),
        "base64decode" or "base64encode" or "base64gunzip" or "base64gzip" or "csvdecode" or "jsondecode"
            or "jsonencode" or "textdecodebase64" or "textencodebase64" or "urldecode" or "urlencode" or "yamldecode" or "yamlencode" =>
            EncodingFunctions.Find(name),
        "formatdate" or "timeadd" or "timecmp" or "timestamp" or "plantimestamp" => TimeFunctions.Find(name),
        "base64sha256" or "base64sha512" or "bcrypt" or "md5" or "rsadecrypt" or "sha1" or "sha256" or "sha512" or "uuid"
            or "uuidv5" => HashFunctions.Find(name),
        "abspath" or "basename" or "dirname" or "pathexpand" or "file" or "fileexists" or "fileset" or "filebase64"
            or "filemd5" or "filesha1" or "filesha256" or "filesha512" or "filebase64sha256" or "filebase64sha512"
            or "templatefile" => FileFunctions.Find(name),
        "cidrcontains" or "cidrhost" or "cidrnetmask" or "cidrsubnet" or "cidrsubnets" => NetworkFunctions.Find(name),
        "nonsensitive" or "sensitive" or "issensitive" or "tobool" or "tolist" or "tomap" or "tonumber" or "toset"
            or "tostring" or "type" or "ephemeralasnull" => TypeFunctions.Find(name),
        _ => null,
    };
}
