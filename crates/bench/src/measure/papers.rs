//! Papers: the signed agreements of one institution, each read, set as PDF, kept and written, through the program's command
//! line. There is no floor: nothing else makes these papers.

use crate::load::instant;
use crate::nation;
use crate::table::Aim;
use crate::{Outcome, number, rate, usage};

use super::Bench;

/// What a paper may take, milliseconds. Source: issue of the papers.
const PAPER_MS: f64 = 100.0;

impl Bench<'_> {
    pub(super) fn papers(&mut self) -> Outcome<()> {
        if !engine()?.is_file() {
            eprintln!("papers were not measured: there is no tija-papers beside the bench");
            return Ok(());
        }
        let out = self.place.data.join("papers");
        let (year, folder) = (nation::finished_year().to_string(), out.to_string_lossy().into_owned());
        let command = [
            "papers",
            "--institution",
            "PIMA-0001",
            "--year",
            &year,
            "--kind",
            "agreement",
            "--out",
            &folder,
        ];
        let began = instant();
        let (_, memory) = self.place.run(&command)?;
        let took = began.elapsed();
        let files = std::fs::read_dir(&out)?.count();
        let mut pages = 0;
        if let Some(file) = std::fs::read_dir(&out)?.next() {
            let bytes = std::fs::read(file?.path())?;
            pages = String::from_utf8_lossy(&bytes).matches("/Type/Page/").count();
        }
        let what = format!("agreements as PDF, {files} of {pages} pages");
        self.add(what, "PDF/s", rate(files, took))?;
        let each = took.as_secs_f64() * 1e3 / number(files.max(1));
        let line = self.line("agreement as PDF: each, two engines at work", "ms", each);
        self.figures.add(line.aim(Aim::AtMost(PAPER_MS)))?;
        self.add("papers: memory of the program at most", "MB", usage::megabytes(memory.most))?;
        std::fs::remove_dir_all(&out)?;
        Ok(())
    }
}

/// Where the program looks for the engine: beside itself, and it is the bench.
fn engine() -> Outcome<std::path::PathBuf> {
    Ok(std::env::current_exe()?.with_file_name("tija-papers"))
}
