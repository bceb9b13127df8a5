//! Charts as SVG made on the server: physical progress beside money, one pair of bars a line. Always shown beside
//! a table with the same numbers. Colours are the theme's; widths are percentages, so a phone needs no script.

mod spread;

use std::fmt::Write as _;

pub use spread::{Spread, SpreadChart, spreads};

/// One line of a chart. Values are percent times 100 (basis points); `None` is not known, drawn as nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    pub label: String,
    /// Physical progress.
    pub work: Option<i64>,
    /// Money spent of the money planned.
    pub money: Option<i64>,
}

/// A chart of pairs of bars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BarChart {
    /// Element ids of this chart begin with it.
    pub id: String,
    pub title: String,
    /// One sentence for those who do not see it.
    pub description: String,
    pub work_name: String,
    /// Empty: the chart has no money bars.
    pub money_name: String,
    /// Where work should stand today, basis points, with its name; a dashed line.
    pub due: Option<(i64, String)>,
    pub bars: Vec<Bar>,
}

/// Characters of a label that fit above a bar on the narrowest phone.
const LABEL_LETTERS: usize = 36;
/// Share of the width that stands for 100 %; the rest is room for the number.
const SCALE: i64 = 84;

/// The chart as a `<figure>`; put it into a template with `|safe`. All text in it is escaped here.
pub fn bars(chart: &BarChart) -> String {
    let with_money = !chart.money_name.is_empty();
    let line: i64 = if with_money { 58 } else { 42 };
    let top = 4;
    let bottom = top + line * i64::try_from(chart.bars.len()).unwrap_or(0);
    let id = escaped(&chart.id);
    let mut svg = String::new();
    // Writing to a String cannot fail.
    let _ = write!(
        svg,
        "<figure class=\"tija-chart\"><figcaption>{}</figcaption>{}",
        escaped(&chart.title),
        legend(chart)
    );
    let _ = write!(
        svg,
        "<svg role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" width=\"100%\" height=\"{}\"><title id=\"{id}-title\">{}</title><desc id=\"{id}-desc\">{}</desc>",
        bottom + 20,
        escaped(&chart.title),
        escaped(&chart.description)
    );
    for (share, anchor) in [(0, "start"), (50, "middle"), (100, "middle")] {
        let x = width(share * 100);
        let _ = write!(
            svg,
            "<line class=\"tija-chart__grid\" x1=\"{x}%\" x2=\"{x}%\" y1=\"{top}\" y2=\"{bottom}\"/><text class=\"tija-chart__axis\" x=\"{x}%\" y=\"{}\" text-anchor=\"{anchor}\">{share}%</text>",
            bottom + 15
        );
    }
    // Numbers and names are drawn last, so that the dashed line never runs through them.
    let mut words = String::new();
    let mut y = top;
    for bar in &chart.bars {
        let _ = write!(words, "<text x=\"0\" y=\"{}\">{}</text>", y + 14, escaped(&shortened(&bar.label)));
        one(&mut svg, &mut words, "work", bar.work, y + 20);
        if with_money {
            one(&mut svg, &mut words, "money", bar.money, y + 36);
        }
        y += line;
    }
    if let Some((share, _)) = chart.due {
        let x = width(share);
        let _ = write!(
            svg,
            "<line class=\"tija-chart__due\" x1=\"{x}%\" x2=\"{x}%\" y1=\"{top}\" y2=\"{bottom}\"/>"
        );
    }
    svg.push_str(&words);
    svg.push_str("</svg></figure>");
    svg
}

fn one(svg: &mut String, words: &mut String, class: &str, value: Option<i64>, y: i64) {
    let _ =
        write!(svg, "<rect class=\"tija-chart__track\" x=\"0\" y=\"{y}\" width=\"{SCALE}%\" height=\"13\"/>");
    let Some(value) = value else {
        let _ = write!(words, "<text class=\"tija-chart__value\" x=\"0\" dx=\"4\" y=\"{}\">-</text>", y + 11);
        return;
    };
    let x = width(value);
    let _ =
        write!(svg, "<rect class=\"tija-chart__{class}\" x=\"0\" y=\"{y}\" width=\"{x}%\" height=\"13\"/>");
    let _ = write!(
        words,
        "<text class=\"tija-chart__value\" x=\"{x}%\" dx=\"6\" y=\"{}\">{}%</text>",
        y + 11,
        whole(value)
    );
}

fn legend(chart: &BarChart) -> String {
    let mut list = String::from("<ul class=\"tija-legend\">");
    let mut entry = |class: &str, name: &str| {
        let mark = if class == "due" {
            "<line class=\"tija-chart__due\" x1=\"7\" x2=\"7\" y1=\"0\" y2=\"12\"/>".to_owned()
        } else {
            format!("<rect class=\"tija-chart__{class}\" width=\"14\" height=\"12\"/>")
        };
        let _ = write!(
            list,
            "<li><svg aria-hidden=\"true\" focusable=\"false\">{mark}</svg>{}</li>",
            escaped(name)
        );
    };
    entry("work", &chart.work_name);
    if !chart.money_name.is_empty() {
        entry("money", &chart.money_name);
    }
    if let Some((_, name)) = &chart.due {
        entry("due", name);
    }
    list.push_str("</ul>");
    list
}

/// Basis points as a share of the drawing's width; more than 100 % is drawn as 100 %, its number says the rest.
fn width(basis_points: i64) -> String {
    let hundredths = basis_points.clamp(0, 10_000) * SCALE / 100;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Whole percent, halves up.
fn whole(basis_points: i64) -> i64 {
    basis_points.saturating_add(50).div_euclid(100)
}

fn shortened(label: &str) -> String {
    if label.chars().count() <= LABEL_LETTERS {
        return label.to_owned();
    }
    let kept: String = label.chars().take(LABEL_LETTERS - 1).collect();
    format!("{}…", kept.trim_end())
}

fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut safe, letter| {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
        safe
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(bars: Vec<Bar>) -> BarChart {
        BarChart {
            id: String::from("plan"),
            title: String::from("Malengo"),
            description: String::from("Utekelezaji na fedha kwa lengo"),
            work_name: String::from("Utekelezaji"),
            money_name: String::from("Fedha"),
            due: Some((4200, String::from("Leo"))),
            bars,
        }
    }

    #[test]
    fn a_bar_is_as_long_as_its_share_and_says_its_number() {
        let svg = bars(&chart(vec![Bar { label: String::from("D"), work: Some(5000), money: Some(12_550) }]));
        assert!(svg.contains("tija-chart__work\" x=\"0\" y=\"24\" width=\"42.00%\""), "{svg}");
        assert!(svg.contains(">50%</text>") && svg.contains(">126%</text>"));
        assert!(
            svg.contains("tija-chart__money\" x=\"0\" y=\"40\" width=\"84.00%\""),
            "more than everything is drawn as everything"
        );
    }

    #[test]
    fn what_is_not_known_has_no_bar() {
        let svg = bars(&chart(vec![Bar { label: String::from("D"), work: None, money: None }]));
        assert_eq!(svg.matches("class=\"tija-chart__work\"").count(), 1, "only the legend's mark");
        assert!(svg.contains(">-</text>"));
    }

    #[test]
    fn labels_are_escaped_and_fit_a_phone() {
        let svg = bars(&chart(vec![Bar {
            label: format!("<b> & {}", "x".repeat(60)),
            work: Some(0),
            money: Some(0),
        }]));
        assert!(svg.contains("&lt;b&gt; &amp; xxx") && svg.contains('…') && !svg.contains("<b>"));
    }

    #[test]
    fn a_chart_is_named_and_described_and_carries_no_style() {
        let svg = bars(&chart(Vec::new()));
        assert!(
            svg.contains("aria-labelledby=\"plan-title plan-desc\"")
                && svg.contains("<desc id=\"plan-desc\">")
        );
        assert!(!svg.contains("style="));
    }
}
