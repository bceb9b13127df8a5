//! Tables read back out of pages as askama writes them.

use super::super::{has_table, is_nothing, next_page, plain_number, tables};

const PAGE: &str = r##"<main><p>x</p><table class="tija-table tija-scroll">
<caption>Watumishi &amp; vituo</caption>
<thead><tr><th scope="col">Jina</th><th scope="col" class="tija-number">Uzito</th><th scope="col">Hali</th></tr></thead>
<tbody>
<tr><th scope="row"><a class="govuk-link" href="/a?b=1&amp;c=2">Mtu, Wa Kwanza</a><span class="tija-small tija-soft">, Mwalimu &#60;Daraja&#62;</span></th>
<td data-label="Uzito" class="tija-number">1,250.5%</td>
<td data-label="Hali"><span class="tija-light"><svg viewBox="0 0 1 1"><path d="M0"/></svg>Imechelewa</span><br>siku 3<span class="govuk-visually-hidden">: Mtu <b>x</b></span></td></tr>
<tr><td colspan="2">Jumla</td><td><button type="submit" disabled>Tuma</button></td></tr>
</tbody></table>
<table class="tija-table tija-table--form"><tr><td>siyo</td></tr></table>
<nav><a class="govuk-button" href="/people?q=a%26b&#38;after=x" rel="next">Mbele</a></nav></main>"##;

#[test]
fn a_table_of_a_page_is_read_as_it_is_seen() {
    let read = tables(PAGE).unwrap();
    assert_eq!(read.len(), 1, "a table of fields is no list");
    let table = &read[0];
    assert_eq!(table.caption, "Watumishi & vituo");
    let texts = |row: &[super::super::Shown]| row.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>();
    assert_eq!(texts(&table.headings), ["Jina", "Uzito", "Hali"]);
    assert_eq!(texts(&table.rows[0]), ["Mtu, Wa Kwanza, Mwalimu <Daraja>", "1,250.5%", "Imechelewa; siku 3"]);
    assert_eq!(texts(&table.rows[1]), ["Jumla", "", ""]);
    assert!(table.rows[0][1].number && !table.rows[0][2].number);
}

#[test]
fn the_next_page_of_a_list_is_found_and_its_address_is_whole() {
    assert_eq!(next_page(PAGE).as_deref(), Some("/people?q=a%26b&after=x"));
    assert_eq!(next_page("<p>rel=\"next\"</p>"), None);
    assert_eq!(next_page(r#"<a rel="next">"#), None);
}

#[test]
fn a_column_of_links_to_act_on_a_row_is_no_data() {
    let page = r#"<table class="tija-table"><thead><tr><th>Jina</th><th><span class="govuk-visually-hidden">Hariri</span></th><th>Cheo</th></tr></thead>
<tr><th><a href="/p">Asha</a></th><td><a href="/p/edit">Hariri</a> <a href="/p/end">Sitisha</a></td><td>Mwalimu</td></tr>
<tr><td colspan="3">Jumla</td></tr></table>"#;
    let table = &tables(page).unwrap()[0];
    let texts = |row: &[super::super::Shown]| row.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>();
    assert_eq!(texts(&table.headings), ["Jina", "Cheo"]);
    assert_eq!(texts(&table.rows[0]), ["Asha", "Mwalimu"]);
    assert_eq!(texts(&table.rows[1]), ["Jumla", ""]);
}

#[test]
fn only_tables_of_data_count() {
    assert!(has_table(PAGE));
    assert!(!has_table(r#"<table class="tija-table tija-table--form"><tr></tr></table>"#));
    assert!(!has_table("<p>tija-table</p>"));
}

#[test]
fn a_table_cut_off_is_no_table() {
    assert!(tables(r#"<table class="tija-table"><tr><td>x"#).is_err());
}

#[test]
fn numbers_lose_what_a_spreadsheet_cannot_sum() {
    for (shown, plain) in [
        ("85.43%", Some("85.43")),
        ("12,500", Some("12500")),
        ("TZS 12,500,000", Some("12500000")),
        ("-3", Some("-3")),
        ("+6.02", Some("6.02")),
        ("\u{2212}6.02", Some("-6.02")),
        ("+-3", None),
        ("3 kati ya 7", None),
        ("", None),
        ("-", None),
        ("=1+1", None),
        ("1.2.3", None),
    ] {
        assert_eq!(plain_number(shown).as_deref(), plain, "{shown}");
    }
}

#[test]
fn tables_that_say_whose_they_are_are_one_table_with_the_name_in_each_row() {
    let one = |name: &str, row: &str| {
        format!(
            r#"<table class="tija-table" data-of="Mtumishi" data-name="{name}" data-of-2="Wiki" data-name-2="6 &amp; 7">
<caption class="govuk-visually-hidden">{name}</caption>
<thead><tr><th scope="col">Kazi</th></tr></thead><tbody><tr><th scope="row">{row}</th></tr></tbody></table>"#
        )
    };
    let other = r#"<table class="tija-table"><caption class="govuk-visually-hidden">Nyingine</caption>
<thead><tr><th>Kazi</th></tr></thead><tr><td>x</td></tr></table>"#;
    let read = tables(&format!("{}{}{other}", one("Asha &#60;A&#62;", "a"), one("Juma", "-"))).unwrap();
    let texts = |row: &[super::super::Shown]| row.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>();
    assert_eq!(read.len(), 2);
    assert_eq!(texts(&read[0].headings), ["Mtumishi", "Wiki", "Kazi"]);
    assert_eq!(texts(&read[0].rows[0]), ["Asha <A>", "6 & 7", "a"]);
    assert_eq!(texts(&read[0].rows[1]), ["Juma", "6 & 7", "-"]);
    assert!(read[0].caption.is_empty());
    assert_eq!((read[1].caption.as_str(), read[1].rows.len()), ("Nyingine", 1));
}

#[test]
fn a_percent_without_its_sign_stands_under_a_heading_that_says_so() {
    let page = r#"<table class="tija-table"><thead><tr><th>Kazi</th><th class="tija-number">Zilizotumika</th>
<th class="tija-number">Kiasi</th><th class="tija-number">Bajeti</th></tr></thead><tbody>
<tr><td>a</td><td class="tija-number">5%</td><td class="tija-number">5%</td><td class="tija-number">TZS 10,000,000</td></tr>
<tr><td>b</td><td class="tija-number">-</td><td class="tija-number">12</td><td class="tija-number">-</td></tr>
</tbody></table>"#;
    let (headings, rows) = tables(page).unwrap()[0].with_percents_named();
    let texts: Vec<_> = headings.iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(texts, ["Kazi", "Zilizotumika (%)", "Kiasi", "Bajeti"]);
    // Summed are the percents of a column of percents; beside a quantity a percent keeps its sign, as a text.
    let summed: Vec<_> = rows[0].iter().map(|cell| cell.number).collect();
    assert_eq!(summed, [false, true, false, true]);
    assert!(is_nothing(&rows[1][1].text) && !is_nothing("-5") && !is_nothing("=1"));
    assert!(is_nothing("- (0 / 0)") && !is_nothing("0% (0 / 3)") && !is_nothing("- (0 / 3)"));
}

#[test]
fn what_stands_on_lines_of_its_own_is_told_apart_and_what_acts_is_left_out() {
    let page = r#"<table class="tija-table"><thead><tr><th>Mtumishi</th><th>Nafasi</th><th><span data-sheet="no">Hatua</span></th></tr></thead>
<tr><th>Asha
Juma<br><span class="tija-soft">Mwalimu</span><p>Anaanza tarehe 1/7.</p>
<div>Amesaini<span data-sheet="no"> - <a href="/x">Onyesha</a></span></div></th>
<td><details data-sheet="yes"><summary data-sheet="no">Nafasi 2</summary><div><ul><li>Mwalimu: 3</li>
<li>Mkuu: 1</li></ul></div></details></td>
<td><a href="/y">Fungua</a><br>leo</td></tr></table>"#;
    let table = &tables(page).unwrap()[0];
    let texts = |row: &[super::super::Shown]| row.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>();
    assert_eq!(texts(&table.headings), ["Mtumishi", "Nafasi"]);
    assert_eq!(
        texts(&table.rows[0]),
        ["Asha Juma; Mwalimu; Anaanza tarehe 1/7. Amesaini", "Mwalimu: 3; Mkuu: 1"]
    );
}
