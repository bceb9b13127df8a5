//! Files that must be refused with the right sentence, whatever somebody put into them.

use super::*;

#[test]
fn what_is_not_a_sheet_is_told_by_its_content() {
    assert_eq!(fault(b""), SheetFault::Empty);
    assert_eq!(fault(b"\n \n,,\n"), SheetFault::Empty);
    assert_eq!(fault(b"%PDF-1.7 ..."), SheetFault::NotASheet);
    assert_eq!(fault(b"\x89PNG\r\n\x1a\n"), SheetFault::NotASheet);
    assert_eq!(fault(b"a,b\n\x00\n"), SheetFault::NotASheet);
    assert_eq!(fault(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), SheetFault::OldOrLocked);
    assert_eq!(fault(b"\xFF\xFEa\x00,\x00"), SheetFault::Utf16);
    assert_eq!(fault(b"PK\x03\x04 and no more"), SheetFault::Broken);
}

#[test]
fn the_first_line_that_is_not_utf8_is_named() {
    assert_eq!(fault(b"Cheki namba,Jina\n1,Asha\n2,Ren\xe9\n"), SheetFault::NotUtf8 { line: 3 });
    assert_eq!(fault(b"Cheki namba,Jina\n1,Asha\xc3"), SheetFault::NotUtf8 { line: 2 });
    let mut far = b"Cheki namba,Jina\n".repeat(20_000);
    far.extend_from_slice(b"1,\xff\n");
    assert_eq!(fault(&far), SheetFault::NotUtf8 { line: 20_001 });
}

#[test]
fn quotes_that_do_not_close_are_told_with_the_line_where_they_open() {
    assert_eq!(fault(b"Cheki namba,Jina\n1,\"Asha\n2,Baraka\n"), SheetFault::OpenQuote { line: 2 });
    assert_eq!(fault(b"Cheki namba,Jina\n1,\"Asha\" Juma\n"), SheetFault::StrayQuote { line: 2 });
    let mut long = b"Cheki namba,Jina\n1,\"Asha\n".to_vec();
    long.extend(b"2,Baraka\n".repeat(10_000));
    assert_eq!(fault(&long), SheetFault::OpenQuote { line: 2 });
}

#[test]
fn cells_and_columns_have_a_limit() {
    let long = format!("Cheki namba,Jina\n1,{}\n", "a".repeat(40_000));
    assert_eq!(fault(long.as_bytes()), SheetFault::CellTooLong { line: 2 });
    assert_eq!(fault(format!("a{}\n", ",b".repeat(300)).as_bytes()), SheetFault::TooManyColumns { line: 1 });
}

#[test]
fn a_file_over_the_limit_is_refused_unread() {
    let file = stored(b"");
    std::fs::File::options()
        .write(true)
        .open(file.as_ref())
        .unwrap()
        .set_len(crate::sheet::MOST_BYTES + 1)
        .unwrap();
    assert!(matches!(survey(file.as_ref()), Err(Stopped::Fault(SheetFault::TooLarge))));
}

#[test]
fn a_zip_bomb_is_refused_by_what_it_really_unpacks_to() {
    let block = b"<c><v>0000000000000000000000000000000000000000000000000000</v></c>".repeat(1024);
    let bomb = zipped(&[("xl/worksheets/sheet1.xml", &|out| {
        for _ in 0..64 {
            out.write_all(&block).unwrap();
        }
    })]);
    assert!(bomb.len() < 64 * 1024, "{}", bomb.len());
    let within = |allowed| crate::sheet::unpack::check(std::io::Cursor::new(&bomb), allowed);
    assert!(within(5 * 1024 * 1024).is_ok());
    assert!(matches!(within(1024 * 1024), Err(Stopped::Fault(SheetFault::UnpacksTooLarge))));
}

#[test]
fn more_texts_than_are_held_are_refused_before_they_are() {
    let block = b"<si/>".repeat(1024);
    let texts = |blocks: usize| {
        zipped(&[("xl/sharedStrings.xml", &|out| {
            out.write_all(b"<sst>").unwrap();
            for _ in 0..blocks {
                out.write_all(&block).unwrap();
            }
        })])
    };
    let checked = |blocks| {
        crate::sheet::unpack::check(std::io::Cursor::new(texts(blocks)), crate::sheet::MOST_UNPACKED)
    };
    assert!(checked(1_900).is_ok());
    assert!(matches!(checked(2_000), Err(Stopped::Fault(SheetFault::HoldsTooMuch))));
}

#[test]
fn a_cell_beyond_any_worksheet_is_refused_before_it_is_counted() {
    let sheet = |text: &str| {
        let bytes = zipped(&[("xl/worksheets/sheet1.xml", &|out| out.write_all(text.as_bytes()).unwrap())]);
        crate::sheet::unpack::check(std::io::Cursor::new(bytes), 1024 * 1024)
    };
    for far in [
        "<c r=\"A99999999999\"><v>1</v></c>",
        "<x:c s=\"1\" r = 'ZZZZZZZZ1'/>",
        "<row r=\"4294967297\">",
        "<dimension ref=\"A1:ZZZZZZZ9\"/>",
    ] {
        assert!(matches!(sheet(far), Err(Stopped::Fault(SheetFault::Broken))), "{far}");
    }
    assert!(
        sheet("<dimension ref=\"A1:XFD1048576\"/><row r=\"1048576\"><c r=\"XFD1048576\"/></row>").is_ok()
    );
}

#[test]
fn one_endless_cell_is_refused() {
    let block = vec![b'a'; 1024 * 1024];
    let bomb = zipped(&[("xl/worksheets/sheet1.xml", &|out| {
        out.write_all(b"<c>").unwrap();
        out.write_all(&block).unwrap();
    })]);
    assert_eq!(fault(&bomb), SheetFault::UnpacksTooLarge);
}

#[test]
fn a_thousand_parts_are_too_many() {
    let names: Vec<String> = (0..1001).map(|number| format!("part{number}.xml")).collect();
    let nothing = |_: &mut dyn Write| {};
    let parts: Vec<Part<'_>> = names.iter().map(|name| -> Part<'_> { (name, &nothing) }).collect();
    assert_eq!(fault(&zipped(&parts)), SheetFault::UnpacksTooLarge);
}

#[test]
fn shared_strings_that_promise_more_than_they_hold_are_refused() {
    for heading in [
        "<sst uniqueCount=\"99999999999999\">",
        "<x:sst a='b' uniqueCount='99999999999999999999999'>",
        "<sst\tuniqueCount='40'>",
    ] {
        let text = format!("<?xml version=\"1.0\"?>{heading}<si/></sst>");
        assert_eq!(
            fault(&zipped(&[("xl/sharedStrings.xml", &|out| out.write_all(text.as_bytes()).unwrap())])),
            SheetFault::Broken,
            "{heading}"
        );
    }
}

#[test]
fn a_zip_that_is_no_workbook_is_refused() {
    assert_eq!(
        fault(&zipped(&[("word/document.xml", &|out| out.write_all(b"<w/>").unwrap())])),
        SheetFault::Broken
    );
}
