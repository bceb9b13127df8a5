//! Papers: the signed agreements of one institution, each read, set as PDF, kept and written, through the program's command
//! line; then those of the last institution as its director orders and downloads them. There is no floor: nothing else
//! makes these papers.

use std::time::Duration;

use crate::load::{Connection, get, header, instant, post};
use crate::nation::{self, Seat};
use crate::program::Server;
use crate::table::Aim;
use crate::{Outcome, number, rate, usage};

use super::Bench;

/// What a paper may take, milliseconds. Source: issue of the papers.
const PAPER_MS: f64 = 100.0;

impl Bench<'_> {
    pub(super) async fn papers(&mut self) -> Outcome<()> {
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
        self.download().await
    }

    /// From the press of the button until the last byte of the one file; the page is asked every two seconds, as a browser
    /// with it open does.
    async fn download(&mut self) -> Outcome<()> {
        let last = self.nation.institutions - 1;
        let directors = self.nation.sample(usize::MAX, |member| member.seat == Seat::Director);
        let director = directors.iter().find(|client| client.institution == last).ok_or("nobody directs")?;
        let token = director.token();
        let server = Server::start(&self.place).await?;
        let mut connection = Connection::open(server.address).await?;
        let asked = format!("kind=agreement&language=sw&year={}", nation::finished_year().slug());
        let began = instant();
        let answer = connection.ask(&post("/papers", &token, &asked)).await?;
        let bundle = header(&answer.head, "location")
            .ok_or_else(|| format!("no bundle was begun: {}", answer.status))?
            .to_owned();
        while header(&connection.ask(&get(&bundle, Some(&token))).await?.head, "refresh").is_some() {
            tokio::time::sleep(Duration::from_secs(2)).await;
        }
        let (set, begun) = (began.elapsed(), instant());
        let file = connection.ask(&get(&format!("{bundle}/file"), Some(&token))).await?;
        let sent = begun.elapsed();
        if file.status != 200 {
            return Err(format!("the bundle came with {}", file.status).into());
        }
        let papers = number(file.body.windows(4).filter(|window| window == b"PK\x01\x02").count());
        self.add("papers in one download", "PDF", papers)?;
        self.add("download: until all are set", "s", set.as_secs_f64())?;
        self.add("download: sending the file", "s", sent.as_secs_f64())?;
        self.add("download: the file", "MB", number(file.body.len()) / 1e6)?;
        let each = (set + sent).as_secs_f64() * 1e3 / papers.max(1.0);
        let line = self.line("download: each paper, pressed to received", "ms", each);
        self.figures.add(line.aim(Aim::AtMost(PAPER_MS)))?;
        self.add("download: memory of the program at most", "MB", usage::megabytes(server.memory()?.most))
    }
}

/// Where the program looks for the engine: beside itself, and it is the bench.
fn engine() -> Outcome<std::path::PathBuf> {
    Ok(std::env::current_exe()?.with_file_name("tija-papers"))
}
