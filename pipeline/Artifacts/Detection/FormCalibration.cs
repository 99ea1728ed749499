namespace GraphSec.Pipeline.Artifacts.Detection;

/// <summary>
/// A calibration for each form of input. Code, plans and bare graphs show different amounts of a block, so the same oddity is a
/// different surprise in each; a percentile among inputs of one form means the same in all.
/// </summary>
public sealed class FormCalibration
{
    /// <summary>Blocks of a form below which the pool of all forms speaks for it.</summary>
    private const int FewBlocks = 400;

    /// <summary>Blocks that one repository counts for, at the most: a large one is no better a sample of others than a small one.</summary>
    private const double MostOfRepository = 300;

    private readonly SortedDictionary<SourceForm, SurpriseCalibration> forms = [];

    /// <param name="pooled">What holds where a form has none of its own.</param>
    public FormCalibration(SurpriseCalibration pooled) => Pooled = pooled;

    public SurpriseCalibration Pooled { get; }

    public IReadOnlyDictionary<SourceForm, SurpriseCalibration> Forms => forms;

    public SurpriseCalibration this[SourceForm form] => forms.GetValueOrDefault(form, Pooled);

    /// <summary>Calibrates on scored graphs of repositories that training did not see.</summary>
    /// <param name="counts">Which of their blocks.</param>
    public static FormCalibration Of(IEnumerable<GraphScores> graphs, Func<BlockScore, bool> counts)
    {
        var samples = graphs.SelectMany(graph => graph.Blocks.Where(counts)
            .Select(block => (graph.Features.Form, graph.Features.Repository, block.Surprise))).ToList();
        var weight = samples.GroupBy(sample => (sample.Form, sample.Repository))
            .ToDictionary(group => group.Key, group => Math.Min(1, MostOfRepository / group.Count()));
        var calibration = new FormCalibration(Weighted(samples));
        foreach (var form in samples.GroupBy(sample => sample.Form).Where(form => form.Count() >= FewBlocks))
        {
            calibration.forms[form.Key] = Weighted(form);
        }

        return calibration;

        SurpriseCalibration Weighted(IEnumerable<(SourceForm Form, string Repository, double Surprise)> some) =>
            SurpriseCalibration.Of(some.Select(sample => (sample.Surprise, weight[(sample.Form, sample.Repository)])));
    }

    /// <summary>This, with another's percentiles for the forms that this has none for, and its pool.</summary>
    public FormCalibration Else(FormCalibration other)
    {
        if (other.forms.Count == 0 && other.Pooled.Quantiles.Count == 0)
        {
            return this;
        }

        var joined = new FormCalibration(other.Pooled);
        foreach (var (form, calibration) in other.forms.Concat(forms))
        {
            joined.forms[form] = calibration;
        }

        return joined;
    }

    /// <summary>The same put together from what a card holds.</summary>
    internal static FormCalibration From(IEnumerable<(SourceForm? Form, IReadOnlyList<double> Quantiles)> stored)
    {
        var all = stored.ToList();
        var calibration = new FormCalibration(new SurpriseCalibration(all.FirstOrDefault(each => each.Form is null).Quantiles ?? []));
        foreach (var (form, quantiles) in all)
        {
            if (form is { } known)
            {
                calibration.forms[known] = new SurpriseCalibration(quantiles);
            }
        }

        return calibration;
    }
}
