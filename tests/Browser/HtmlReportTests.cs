using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using GraphSec.Pipeline.Report;
using GraphSec.Tests.Pipeline.Artifacts;
using GraphSec.Tests.Pipeline.Report;

namespace GraphSec.Tests.Browser;

/// <summary>The HTML report as text, and as people use it in a browser.</summary>
public sealed class HtmlReportTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void It_allows_its_own_scripts_alone_and_names_no_other_place()
    {
        var html = ReportSamples.Written("html", ReportSamples.Nasty());
        var policy = Regex.Match(html, "Content-Security-Policy\" content=\"([^\"]*)\"").Groups[1].Value;
        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        var scripts = Regex.Matches(html, "<script>(.*?)</script>", RegexOptions.Singleline);
        Assert.Equal(2, scripts.Count);
        Assert.All(scripts, script => Assert.Contains(
            $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script.Groups[1].Value)))}'", policy, StringComparison.Ordinal));
        Assert.DoesNotMatch("<(link|img|iframe|script [^>]*src)", html);
        // Two with data, two with code; what the report tells opened none.
        Assert.Equal(4, Regex.Count(html, "<script"));
        Assert.Equal(4, Regex.Count(html, "</script"));
    }

    [Fact]
    public void Two_thousand_resources_stay_below_three_megabytes()
    {
        var file = Put("many.html", ReportSamples.Many(2000));
        Assert.InRange(new FileInfo(file).Length, 500_000, 3_000_000);
    }

    // Percentiles have an end, and what is at it is not all as odd.
    [Fact]
    public async Task Equal_scores_are_listed_as_every_other_format_lists_them()
    {
        await using var browser = await Chromium.Start();
        var findings = ReportSamples.Alike(1, 3, 2);
        await browser.Open(Put("alike.html", findings), 1280, 800);
        Assert.Equal(string.Join(' ', findings.All.Select(finding => finding.Block.Address)),
            await browser.Ask("[...document.querySelectorAll('#rows li')].map(row => graphsec.data.nodes[row.id.slice(4)].a).join(' ')"));
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task Hostile_names_are_shown_and_not_run()
    {
        await using var browser = await Chromium.Start();
        await browser.Open(Put("nasty.html", ReportSamples.Nasty()), 1280, 800);
        Assert.Equal("6", await browser.Ask("document.querySelectorAll('#rows li').length"));
        await browser.Ask("graphsec.choose(graphsec.data.nodes.findIndex(n => n.a.includes('alert')), true)");
        Assert.Contains("</script><script>alert(1)", await browser.Ask("document.querySelector('#detail h2').textContent"), StringComparison.Ordinal);
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task What_to_compare_with_is_a_link_with_the_differences_below()
    {
        await using var browser = await Chromium.Start();
        await browser.Open(Put("small.html", ReportSamples.Small()), 1280, 800);
        await browser.Ask("graphsec.choose(graphsec.data.nodes.findIndex(n => n.c), true)");
        Assert.Equal("heretherea.tf\"public\"not set", await browser.Ask("document.querySelector('.differences').textContent"));
        await browser.Ask("[...document.querySelectorAll('#detail .links button')].find(b => b.textContent.includes('a.tf:3')).click()");
        Assert.Equal("aws_vpc.main", await browser.Ask("document.querySelector('#detail h2').textContent"));
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task A_resource_is_found_and_explained_by_keyboard_alone()
    {
        scratch.Put("a.tf", "\n\nresource \"aws_vpc\" \"main\" {\n  cidr = \"10.0.0.0/8\" # wide\n  db_password = \"hunter2\"\n}\n");
        await using var browser = await Chromium.Start();
        await browser.Open(Put("small.html", ReportSamples.Small(new ReportOptions { Sources = new SourceTree(scratch.Path, scratch.Path) })), 1280, 800);
        await browser.Press("/");
        await browser.Ask("document.activeElement.value = '.tf'; document.activeElement.dispatchEvent(new Event('input'))");
        await browser.Until("document.getElementById('count').textContent.startsWith('2 of 3')");
        await browser.Press("Enter");
        await browser.Press("ArrowDown");
        await browser.Until("document.querySelector('#detail h2')?.textContent === 'aws_vpc.main'");
        await browser.Until("document.querySelector('#detail pre')");
        var detail = await browser.Ask("document.getElementById('detail').textContent");
        Assert.Contains("97.2", detail, StringComparison.Ordinal);
        Assert.Contains("Referred to by (1)", detail, StringComparison.Ordinal);
        Assert.Contains("cidr = \"10.0.0.0/8\"", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", detail, StringComparison.Ordinal);
        Assert.Equal("aws_vpc.main", await browser.Ask("decodeURIComponent(location.hash.slice(1))"));
        await browser.Press("Escape");
        Assert.Equal("0", await browser.Ask("graphsec.cy.elements('.chosen').length"));
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task A_click_on_the_graph_chooses_and_filters_fade_the_rest()
    {
        await using var browser = await Chromium.Start();
        await browser.Open(Put("small.html", ReportSamples.Small()), 1280, 800);
        double At(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        const string place = "graphsec.cy.getElementById('n0').renderedPosition()";
        const string frame = "document.getElementById('graph').getBoundingClientRect()";
        await browser.Click(At(await browser.Ask($"{frame}.x + {place}.x")), At(await browser.Ask($"{frame}.y + {place}.y")));
        await browser.Until("document.querySelector('#detail h2')?.textContent === graphsec.data.nodes[0].a");
        await browser.Ask("document.getElementById('type').value = 'aws_subnet'; document.getElementById('type').dispatchEvent(new Event('input'))");
        await browser.Until("graphsec.cy.nodes('.off').length === 2");
        await browser.Ask("document.getElementById('module').value = ''; document.getElementById('module').dispatchEvent(new Event('input'))");
        await browser.Until("graphsec.cy.nodes('.off').length === 3");
        Assert.Empty(browser.Complaints);
    }

    [Theory]
    [InlineData(1280, "light")]
    [InlineData(1280, "dark")]
    [InlineData(390, "light")]
    [InlineData(390, "dark")]
    public async Task It_fits_the_window_in_both_schemes(int width, string scheme)
    {
        await using var browser = await Chromium.Start();
        await browser.Open(Put("many.html", ReportSamples.Many(2000)), width, 800, scheme);
        Assert.Equal("True", await browser.Ask("document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight"));
        var light = await browser.Ask("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).reduce((a, b) => a + Number(b), 0)");
        Assert.True(int.Parse(light, System.Globalization.CultureInfo.InvariantCulture) > 380 == (scheme == "light"));
        if (width < 600)
        {
            await browser.Ask("document.querySelector('.views [data-to=graph]').click()");
        }

        await browser.Until("graphsec.cy.width() > 300 && graphsec.cy.height() > 300");
        Assert.Equal("2000", await browser.Ask("graphsec.cy.nodes().not('.box').length"));
        Assert.True((await browser.Screenshot()).Length > 20_000);
        await browser.Ask("graphsec.choose(3, true)");
        await browser.Until("document.querySelector('#detail .badge')");
        Assert.Empty(browser.Complaints);
    }

    private string Put(string name, Findings findings) => scratch.Put(name, ReportSamples.Written("html", findings));
}
