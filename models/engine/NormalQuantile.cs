namespace GraphSec.Models;

/// <summary>
/// The inverse of the normal distribution function by Acklam's rational approximation (2003), relative error below
/// 1.2e-9. Only + - × ÷ and √, whose results IEEE 754 fixes: the same bytes on every platform, which <c>Math.Log</c> of
/// the platform's C library does not promise.
/// </summary>
public static class NormalQuantile
{
    const double Tail = 0.02425;

    /// <param name="p">Between 0 and 1.</param>
    public static double At(double p)
    {
        if (p < Tail)
        {
            return FromTail(Math.Sqrt(-2 * Log(p)));
        }

        if (p > 1 - Tail)
        {
            return -FromTail(Math.Sqrt(-2 * Log(1 - p)));
        }

        var q = p - 0.5;
        var r = q * q;
        var top = ((((-3.969683028665376e+01 * r + 2.209460984245205e+02) * r - 2.759285104469687e+02) * r
            + 1.383577518672690e+02) * r - 3.066479806614716e+01) * r + 2.506628277459239e+00;
        var bottom = ((((-5.447609879822406e+01 * r + 1.615858368580409e+02) * r - 1.556989798598866e+02) * r
            + 6.680131188771972e+01) * r - 1.328068155288572e+01) * r + 1;
        return top * q / bottom;
    }

    static double FromTail(double q)
    {
        var top = ((((-7.784894002430293e-03 * q - 3.223964580411365e-01) * q - 2.400758277161838e+00) * q
            - 2.549732539343734e+00) * q + 4.374664141464968e+00) * q + 2.938163982698783e+00;
        var bottom = (((7.784695709041462e-03 * q + 3.224671290700398e-01) * q + 2.445134137142996e+00) * q
            + 3.754408661907416e+00) * q + 1;
        return top / bottom;
    }

    /// <summary>ln m + e·ln 2 for x = m·2ᵉ, with ln m = 2 artanh((m - 1) / (m + 1)) as a series.</summary>
    static double Log(double x)
    {
        var exponent = Math.ILogB(x);
        var mantissa = Math.ScaleB(x, -exponent);
        var t = (mantissa - 1) / (mantissa + 1);
        var (power, sum) = (t, 0.0);
        for (var n = 1; n < 40; n += 2)
        {
            sum += power / n;
            power *= t * t;
        }

        return 2 * sum + exponent * 0.6931471805599453;
    }
}
