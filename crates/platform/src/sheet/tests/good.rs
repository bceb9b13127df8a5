//! Files that people really send.

use super::*;
use crate::sheet::{Cell, XlsxSheet};

#[test]
fn headings_are_known_in_either_language_whatever_their_case_and_marks() {
    for heading in [
        "check_number,name,phone",
        "Cheki Namba,JINA,simu",
        " CHECK-NUMBER , Name ,Simu",
        "\u{feff}cheki_namba,jina,phone",
    ] {
        assert_eq!(
            told(format!("{heading}\n90000001,Asha,0700\n").as_bytes()).rows,
            ["2: 90000001|Asha|0700"],
            "{heading}"
        );
    }
}

#[test]
fn columns_may_stand_in_any_order_and_optional_ones_may_be_absent() {
    let told = told(b"Jina,Cheki namba\nAsha,007\n");
    assert_eq!(told.rows, ["2: 007|Asha|"]);
    assert!(told.header.missing.is_empty());
}

#[test]
fn the_separator_is_found_in_the_heading() {
    assert_eq!(told(b"Cheki namba;Jina;Simu\n1;\"Asha, Juma\";2\n").rows, ["2: 1|Asha, Juma|2"]);
    assert_eq!(told(b"Cheki namba\tJina\n1\tAsha; J\n").rows, ["2: 1|Asha; J|"]);
    assert_eq!(told(b"sep=;\r\nCheki namba;Jina\r\n1;Asha\r\n").rows, ["3: 1|Asha|"]);
}

#[test]
fn titles_above_the_heading_and_blank_rows_are_passed_over() {
    let text = "HALMASHAURI YA WILAYA YA MWANGAZA,,\nOrodha ya watumishi,,\n\nCheki namba,Jina,Simu\n1,Asha,\n,,\n\n2,Baraka,\n";
    assert_eq!(told(text.as_bytes()).rows, ["5: 1|Asha|", "8: 2|Baraka|"]);
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_does_also_after_a_cell_of_several_lines() {
    let told = told(b"Cheki namba,Jina\r\n1,\"Asha\r\nJuma\"\r\n2,\"a \"\"b\"\"\"\r\n");
    assert_eq!(told.rows, ["2: 1|Asha\r\nJuma|", "3: 2|a \"b\"|"]);
}

#[test]
fn unknown_repeated_and_missing_headings_are_told() {
    let told = told(b"Jina,Jina ,Umri,Name\nAsha,,,\n");
    assert_eq!(told.header.unknown, ["Umri"]);
    assert_eq!(told.header.repeated, ["Jina", "Name"]);
    assert_eq!(told.header.missing.iter().map(|column| column.key).collect::<Vec<_>>(), ["check_number"]);
}

#[test]
fn swahili_letters_cut_by_the_end_of_a_piece_are_read_whole() {
    let mut text = String::from("Cheki namba,Jina\n");
    while text.len() < 200_000 {
        text.push_str("1,Ng'ombe ë ā 漢\n");
    }
    assert_eq!(told(text.as_bytes()).rows.last().unwrap().rsplit(": ").next(), Some("1|Ng'ombe ë ā 漢|"));
}

#[test]
fn a_letter_and_its_mark_are_read_as_one_character() {
    let told = told("Cheki namba,Jina\n1,Andre\u{301}\n".as_bytes());
    assert_eq!(told.rows, ["2: 1|Andr\u{e9}|"]);
}

#[test]
fn an_excel_file_is_read_like_the_same_csv() {
    let mut sheet = XlsxSheet::new("Watumishi").unwrap();
    sheet.row(&[Cell::Text("Cheki namba"), Cell::Text("Jina"), Cell::Text("Simu")]).unwrap();
    sheet.row(&[Cell::Text("00123456"), Cell::Text("Asha <&> Juma"), Cell::Empty]).unwrap();
    sheet.row(&[]).unwrap();
    sheet.row(&[Cell::Number("90000001"), Cell::Text("Baraka"), Cell::Number("0.3")]).unwrap();
    let told = told(&sheet.finish().unwrap());
    assert_eq!(told.rows, ["2: 00123456|Asha <&> Juma|", "4: 90000001|Baraka|0.3"]);
}

#[test]
fn days_in_excel_are_read_as_iso_dates_and_sums_without_dust() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (place, heading) in ["Cheki namba", "Jina", "Simu"].iter().enumerate() {
        sheet.write(0, u16::try_from(place).unwrap(), *heading).unwrap();
    }
    let format = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 7, 1).unwrap();
    sheet.write_datetime_with_format(1, 0, &day, &format).unwrap();
    sheet.write(1, 1, 0.1 + 0.2).unwrap();
    sheet.write(1, 2, true).unwrap();
    assert_eq!(told(&workbook.save_to_buffer().unwrap()).rows, ["2: 2026-07-01|0.3|TRUE"]);
}

#[test]
fn only_the_first_visible_worksheet_is_read() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    workbook.add_worksheet().set_hidden(true).write(0, 0, "siri").unwrap();
    let sheet = workbook.add_worksheet();
    sheet.set_active(true);
    sheet.write(0, 0, "Cheki namba").unwrap();
    sheet.write(0, 1, "Jina").unwrap();
    sheet.write(1, 0, "1").unwrap();
    assert_eq!(told(&workbook.save_to_buffer().unwrap()).rows, ["2: 1||"]);
}

#[test]
fn every_kind_of_line_end_counts_as_one() {
    for text in [
        "Cheki namba,Jina\r1,Asha\r\r2,B",
        "Cheki namba,Jina\n1,Asha\n\n2,B\n",
        "Cheki namba,Jina\r\n1,Asha\r\n\r\n2,B\r\n",
    ] {
        assert_eq!(told(text.as_bytes()).rows, ["2: 1|Asha|", "4: 2|B|"], "{text:?}");
    }
}
