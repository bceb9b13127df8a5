//! Where the middle half of many marks lies, one line a group: a box from the lower to the upper quartile with the median in
//! it, beside a dashed line for what is usual. Always shown beside a table with the same numbers.

use std::fmt::Write as _;

use super::{escaped, shortened, width};

/// One line of the chart, in hundredths of a point; `None` is not known, drawn as nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spread {
    pub label: String,
    /// Lower quartile, median, upper quartile.
    pub marks: Option<[i64; 3]>,
}

/// A chart of spreads of marks from 0 to 100.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpreadChart {
    /// Element ids of this chart begin with it.
    pub id: String,
    pub title: String,
    /// One sentence for those who do not see it.
    pub description: String,
    pub box_name: String,
    pub median_name: String,
    /// The usual median in hundredths of a point, with its name.
    pub usual: Option<(i64, String)>,
    pub spreads: Vec<Spread>,
}

/// Height of one line: its label and its box.
const LINE: i64 = 42;
const TOP: i64 = 4;

/// The chart as a `<figure>`; put it into a template with `|safe`. All text in it is escaped here.
pub fn spreads(chart: &SpreadChart) -> String {
    let bottom = TOP + LINE * i64::try_from(chart.spreads.len()).unwrap_or(0);
    let id = escaped(&chart.id);
    let mut svg = String::new();
    // Writing to a String cannot fail.
    let _ = write!(
        svg,
        "<figure class=\"tija-chart\"><figcaption>{title}</figcaption>{}<svg role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" width=\"100%\" height=\"{}\"><title id=\"{id}-title\">{title}</title><desc id=\"{id}-desc\">{}</desc>",
        legend(chart),
        bottom + 20,
        escaped(&chart.description),
        title = escaped(&chart.title),
    );
    for (mark, anchor) in [(0, "start"), (50, "middle"), (100, "middle")] {
        let x = width(mark * 100);
        let _ = write!(
            svg,
            "<line class=\"tija-chart__grid\" x1=\"{x}%\" x2=\"{x}%\" y1=\"{TOP}\" y2=\"{bottom}\"/><text class=\"tija-chart__axis\" x=\"{x}%\" y=\"{}\" text-anchor=\"{anchor}\">{mark}</text>",
            bottom + 15
        );
    }
    // Numbers and names are drawn last, so that the dashed line never runs through them.
    let mut words = String::new();
    let mut y = TOP;
    for spread in &chart.spreads {
        one(&mut svg, &mut words, spread, y);
        y += LINE;
    }
    if let Some((mark, _)) = chart.usual {
        let x = width(mark);
        let _ = write!(
            svg,
            "<line class=\"tija-chart__due\" x1=\"{x}%\" x2=\"{x}%\" y1=\"{TOP}\" y2=\"{bottom}\"/>"
        );
    }
    svg.push_str(&words);
    svg.push_str("</svg></figure>");
    svg
}

fn one(svg: &mut String, words: &mut String, spread: &Spread, y: i64) {
    let (text, bar) = (y + 14, y + 20);
    let whole = width(10_000);
    let _ = write!(words, "<text x=\"0\" y=\"{text}\">{}</text>", escaped(&shortened(&spread.label)));
    let _ = write!(
        svg,
        "<rect class=\"tija-chart__track\" x=\"0\" y=\"{bar}\" width=\"{whole}%\" height=\"13\"/>"
    );
    let Some([lower, median, upper]) = spread.marks else {
        let _ = write!(
            words,
            "<text class=\"tija-chart__value\" x=\"{whole}%\" dx=\"6\" y=\"{}\">-</text>",
            bar + 11
        );
        return;
    };
    let (from, middle) = (width(lower), width(median));
    // A box of no width is still seen.
    let wide = width((upper - lower).max(60));
    let _ = write!(
        svg,
        "<rect class=\"tija-chart__work\" x=\"{from}%\" y=\"{bar}\" width=\"{wide}%\" height=\"13\"/><line class=\"tija-chart__median\" x1=\"{middle}%\" x2=\"{middle}%\" y1=\"{}\" y2=\"{}\"/>",
        bar - 2,
        bar + 15
    );
    let _ = write!(
        words,
        "<text class=\"tija-chart__value\" x=\"{whole}%\" dx=\"6\" y=\"{}\">{}</text>",
        bar + 11,
        kernel::Weight(median)
    );
}

fn legend(chart: &SpreadChart) -> String {
    let mut list = String::from("<ul class=\"tija-legend\">");
    let mut entry = |mark: &str, name: &str| {
        let _ = write!(
            list,
            "<li><svg aria-hidden=\"true\" focusable=\"false\">{mark}</svg>{}</li>",
            escaped(name)
        );
    };
    let line =
        |class: &str| format!("<line class=\"tija-chart__{class}\" x1=\"7\" x2=\"7\" y1=\"0\" y2=\"12\"/>");
    entry("<rect class=\"tija-chart__work\" width=\"14\" height=\"12\"/>", &chart.box_name);
    entry(&line("median"), &chart.median_name);
    if let Some((_, name)) = &chart.usual {
        entry(&line("due"), name);
    }
    list.push_str("</ul>");
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(spreads: Vec<Spread>) -> SpreadChart {
        SpreadChart {
            id: String::from("usawa"),
            title: String::from("Alama"),
            description: String::from("Nusu ya katikati ya alama"),
            box_name: String::from("Nusu ya katikati"),
            median_name: String::from("Alama ya kati"),
            usual: Some((7500, String::from("Taasisi"))),
            spreads,
        }
    }

    #[test]
    fn the_box_reaches_from_quartile_to_quartile_and_the_median_is_said() {
        let svg =
            spreads(&chart(vec![Spread { label: String::from("A"), marks: Some([5000, 8050, 10_000]) }]));
        assert!(svg.contains("tija-chart__work\" x=\"42.00%\" y=\"24\" width=\"42.00%\""), "{svg}");
        assert!(svg.contains("tija-chart__median\" x1=\"67.62%\""), "{svg}");
        assert!(svg.contains(">80.5</text>") && svg.contains("tija-chart__due\" x1=\"63.00%\""));
    }

    #[test]
    fn what_is_not_known_has_no_box_and_labels_are_escaped() {
        let svg = spreads(&chart(vec![Spread { label: String::from("<b>"), marks: None }]));
        assert_eq!(svg.matches("class=\"tija-chart__work\"").count(), 1, "only the legend's mark");
        assert!(svg.contains(">-</text>") && svg.contains("&lt;b&gt;") && !svg.contains("style="));
    }
}
