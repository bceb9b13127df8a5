//! The command line on both engines: what is most likely mistyped is refused in a sentence, and nothing is made of it.

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;
    use std::path::Path;

    use clap::Parser;
    use platform::testing::{TestStore, at, cluster};
    use tija::commands::{self, Command, Failure};
    use tija::config::Config;

    #[derive(Parser)]
    struct Line {
        #[command(subcommand)]
        command: Command,
    }

    fn config(data: &Path, database: Option<String>) -> Config {
        Config {
            listen: "127.0.0.1:0".parse().unwrap(),
            data: data.to_owned(),
            database,
            clock: Some(at("2026-09-01T08:00:00Z")),
            seal_key: None,
            papers: None,
            public_url: None,
            mail: None,
        }
    }

    fn run(store: &TestStore, config: &Config, line: &str) -> Result<(), Failure> {
        let words = std::iter::once("tija").chain(line.split(' '));
        store.runtime.block_on(commands::run(Line::parse_from(words).command, config))
    }

    #[track_caller]
    fn refused(store: &TestStore, config: &Config, line: &str, why: &str) {
        let failure = run(store, config, line).expect_err(line);
        assert_eq!(failure.status(), 2, "{line}: {failure}");
        let said = failure.to_string();
        assert!(said.contains(why), "{line}: {said}");
    }

    #[test]
    fn a_mistyped_folder_becomes_no_database() {
        let store = TestStore::sqlite();
        let folder = store.directory.path().join("dtaa");
        let config = config(&folder, None);
        for line in [
            "institutions",
            "marks --institution NJOMBE-TC --year 2025/26",
            "export --institution NJOMBE-TC --year 2025/26",
            "import staff --institution NJOMBE-TC Cargo.toml",
            "role grant --institution NJOMBE-TC --check-number 90010003 hr",
            "activate --institution NJOMBE-TC --check-number 90010003",
            "seal",
            "verify",
            "due run",
        ] {
            let folder = folder.display().to_string();
            refused(&store, &config, line, &format!("there is no database at {folder}"));
        }
        assert!(!folder.exists(), "not even the folder");
        run(&store, &config, "migrate").unwrap();
        run(&store, &config, "institutions").unwrap();
    }

    #[test]
    fn the_demonstration_never_comes_among_an_institution_of_people() {
        for database in [None, Some(cluster::url(&cluster::create_database(None)))] {
            let store = TestStore::sqlite();
            let config = config(&store.directory.path().join("data"), database);
            run(&store, &config, "institutions add --code NJOMBE-TC --name Njombe --region 59").unwrap();
            refused(&store, &config, "demo --no-serve", "holds NJOMBE-TC, which is no institution of the");
            let added = run(&store, &config, "institutions add --code MWANGAZA --name Mwangaza --region 59");
            added.expect("nothing was filled");
        }
    }

    #[test]
    fn nobody_else_on_the_machine_reads_what_the_program_makes() {
        let folder = TestStore::sqlite().directory;
        let data = folder.path().join("data");
        let line = "umask 022 && exec \"$0\" institutions add --code NJOMBE-TC --name Njombe --region 59";
        let program = env!("CARGO_BIN_EXE_tija");
        let mut shell = std::process::Command::new("sh");
        let ran = shell.args(["-c", line, program]).env("TIJA_DATA", &data).status().unwrap();
        assert!(ran.success());
        let made = std::fs::read_dir(&data).unwrap().map(|entry| entry.unwrap().path());
        let made: Vec<_> = made.chain([data.clone()]).collect();
        assert!(made.len() > 3, "{made:?}");
        for path in made {
            let mode = std::fs::metadata(&path).unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0, "{} has {mode:o}", path.display());
        }
    }

    #[test]
    fn only_what_is_wrong_in_itself_ends_with_one() {
        let store = TestStore::sqlite();
        let config = config(&store.directory.path().join("data"), None);
        run(&store, &config, "institutions add --code NJOMBE-TC --name Njombe --region 59").unwrap();
        run(&store, &config, "seal").unwrap();
        refused(&store, &config, "verify --key 12", "key");
        refused(&store, &config, "verify --head nothing/here", "nothing/here");
        refused(&store, &config, "verify --receipt nothing/here", "nothing/here");
        let folder = store.directory.path().display().to_string();
        let import = format!("import staff --institution NJOMBE-TC {folder}");
        refused(&store, &config, &import, &format!("{folder}: a folder, not a file"));
        let nowhere =
            Config { database: Some("postgresql://tija@127.0.0.1:1/tija".into()), ..config.clone() };
        refused(&store, &nowhere, "migrate", "refused");
        refused(&store, &config, "verify --institution SINGIDA", "no institution has this code");
        let file = store.directory.path().join("staff.csv");
        std::fs::write(&file, "check_number\n1\n").unwrap();
        let import = format!("import staff --institution NJOMBE-TC {}", file.display());
        assert_eq!(run(&store, &config, &import).unwrap_err().status(), 1);
    }

    #[test]
    fn what_holds_nothing_and_what_is_most_likely_mistyped_is_told() {
        let staff = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/njombe-tc-staff.csv");
        let plan = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/njombe-tc-plan-2018-19.csv");
        for database in [None, Some(cluster::url(&cluster::create_database(None)))] {
            let store = TestStore::sqlite();
            let config = config(&store.directory.path().join("data"), database);
            run(&store, &config, "migrate").unwrap();
            run(&store, &config, "institutions add --code NJOMBE-TC --name Njombe --region 59").unwrap();
            run(&store, &config, &format!("import staff --institution NJOMBE-TC {staff}")).unwrap();
            let of = "--institution NJOMBE-TC --year 2031/32";
            refused(&store, &config, &format!("marks {of}"), "NJOMBE-TC has no published marks of 2031/32");
            refused(&store, &config, &format!("contract {of}"), "NJOMBE-TC has no contract of 2031/32");
            let file = store.directory.path().join("mwaka.json");
            let export = format!("export {of} --out {}", file.display());
            refused(&store, &config, &export, "NJOMBE-TC has no plan and no agreements of 2031/32");
            assert!(!file.exists(), "no file that holds nothing");
            refused(&store, &config, &format!("import plan {of} {plan}"), "2031/32 is too far off");
            refused(&store, &config, &format!("copy-plan {of}"), "2031/32 is too far off");
            run(&store, &config, &format!("import plan --institution NJOMBE-TC --year 2018/19 {plan}"))
                .unwrap();
            run(&store, &config, "export --institution NJOMBE-TC --year 2018/19").unwrap();

            let person = "--institution NJOMBE-TC --check-number 90010003 hr";
            run(&store, &config, &format!("role grant {person}")).unwrap();
            refused(&store, &config, &format!("role revoke {person}"), "add --even-last");
            run(&store, &config, &format!("role revoke --even-last {person}")).unwrap();

            run(&store, &config, "seal").unwrap();
            run(&store, &config, "verify").unwrap();
            refused(&store, &config, "verify --from 1000000", "--from 1000000 is beyond the end of the log");

            // The same key beside an empty database: the log it has signed is gone.
            let another = (config.database.is_some()).then(|| cluster::url(&cluster::create_database(None)));
            let data = store.directory.path().join("another");
            std::fs::create_dir(&data).unwrap();
            let emptied = Config { seal_key: Some(config.seal_key()), data, database: another, ..config };
            run(&store, &emptied, "migrate").unwrap();
            let cut_off = run(&store, &emptied, "verify").unwrap_err();
            assert_eq!(cut_off.status(), 1);
            let said = cut_off.to_string();
            assert!(said.contains("position 0: the log was cut off here: a head signed"), "{said}");
            refused(&store, &emptied, "seal", "the sealed log was cut off: it has 0 leaves");
        }
    }
}
