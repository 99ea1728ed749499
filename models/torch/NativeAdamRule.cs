using GraphSec.Models.Kernels;

namespace GraphSec.Models.Torch;

/// <summary>graphsec_adam_rule.</summary>
internal readonly struct NativeAdamRule(AdamRule rule)
{
    public readonly float Rate = rule.Rate;
    public readonly float Beta1 = rule.Beta1;
    public readonly float Beta2 = rule.Beta2;
    public readonly float SecondCorrection = rule.SecondCorrection;
    public readonly float Epsilon = rule.Epsilon;
    public readonly float Decay = rule.Decay;
}
