namespace GraphSec.Models; internal static class Placeholder;
