use std::time::Duration;

use kernel::uuid::Uuid;
use tokio::runtime::Runtime;

use super::server::{PASSWORD, Server, USER, plain, silent};
use crate::mail::{Failure, Letter, Mailer, Secret, Settings, Tls};

fn letter(to: &str) -> Letter {
    Letter {
        id: Uuid::from_u128(7),
        to_name: "Neema Mfano".to_owned(),
        to_address: to.to_owned(),
        subject: "Tija: muhtasari wa 1 Septemba 2026 – habari njema".to_owned(),
        body: "Habari Neema,\n\nArifa mpya: 2\n.\nMwisho wa barua – siyo mstari mfupi.\n".to_owned(),
    }
}

fn send(settings: Settings, to: &str) -> Result<(), Failure> {
    Runtime::new().unwrap().block_on(async {
        let mailer = Mailer::with_patience(settings, Duration::from_millis(2_000)).unwrap();
        mailer.line().send(&letter(to)).await
    })
}

#[test]
fn a_letter_arrives_whole_with_who_sent_it_and_its_number() {
    let mut server = Server::open();
    send(server.settings(), "neema@mfano.go.tz").unwrap();
    let taken = server.letter();
    assert_eq!(taken["from"], "tija@mfano.go.tz");
    assert_eq!(taken["to"][0], "neema@mfano.go.tz");
    assert_eq!(taken["headers"]["subject"], letter("").subject);
    assert_eq!(taken["headers"]["to"], "Neema Mfano <neema@mfano.go.tz>");
    assert_eq!(taken["headers"]["auto-submitted"], "auto-generated");
    assert_eq!(taken["headers"]["message-id"], format!("<{}@mfano.go.tz>", Uuid::from_u128(7)));
    // The line of one dot would end the letter if it were not stuffed.
    assert_eq!(taken["body"].as_str().unwrap().replace("\r\n", "\n").trim_end(), letter("").body.trim_end());
}

#[test]
fn a_server_that_demands_it_gets_a_secret_connection_and_the_password() {
    let mut server = Server::secret();
    send(server.settings(), "neema@mfano.go.tz").unwrap();
    let taken = server.letter();
    assert_eq!((taken["secret"].as_bool(), taken["user"].as_str()), (Some(true), Some(USER)));
}

#[test]
fn a_wrong_password_stops_everything_and_is_not_told() {
    let server = Server::secret();
    let wrong = Secret::new("si hii".to_owned());
    let settings = Settings { user: Some((USER.to_owned(), wrong)), ..server.settings() };
    let failure = send(settings, "neema@mfano.go.tz").unwrap_err();
    assert!(
        matches!(&failure, Failure::Server(said) if said.contains("535") && !said.contains("si hii")),
        "{failure:?}"
    );
}

#[test]
fn a_certificate_nobody_vouches_for_is_not_trusted() {
    let server = Server::secret();
    let failure = send(Settings { authority: None, ..server.settings() }, "neema@mfano.go.tz").unwrap_err();
    assert!(matches!(&failure, Failure::Server(said) if said.contains("certificate")), "{failure:?}");
}

#[test]
fn a_server_without_starttls_gets_nothing_when_secrecy_is_demanded() {
    let server = Server::open();
    let settings = Settings { host: "localhost".to_owned(), tls: Tls::Starttls, ..server.settings() };
    assert!(matches!(send(settings, "neema@mfano.go.tz").unwrap_err(), Failure::Server(_)));
}

#[test]
fn what_the_server_says_tells_whether_the_letter_can_ever_go() {
    let server = Server::open();
    let refused = send(server.settings(), "hakuna@mfano.go.tz").unwrap_err();
    assert!(
        matches!(&refused, Failure::Refused(said) if said.contains("hakuna mtumiaji huyu")),
        "{refused:?}"
    );
    let later = send(server.settings(), "baadaye@mfano.go.tz").unwrap_err();
    assert!(matches!(&later, Failure::Later(said) if said.contains("jaribu baadaye")), "{later:?}");
    assert!(matches!(send(server.settings(), "si anwani").unwrap_err(), Failure::Refused(_)));
}

#[test]
fn a_server_that_is_silent_or_gone_holds_nobody_for_long() {
    let (listener, port) = silent();
    let mailer = |port| {
        let runtime = Runtime::new().unwrap();
        runtime.block_on(async {
            let mailer = Mailer::with_patience(plain(port), Duration::from_millis(100)).unwrap();
            mailer.line().send(&letter("neema@mfano.go.tz")).await.unwrap_err()
        })
    };
    assert!(matches!(mailer(port), Failure::Server(_)));
    drop(listener);
    assert!(matches!(mailer(port), Failure::Server(_)));
}

#[test]
fn no_password_and_no_letter_crosses_a_network_in_the_open() {
    let opened = |settings: Settings| Mailer::open(settings).map(drop).map_err(|error| error.to_string());
    let far = Settings { host: "barua.mfano.go.tz".to_owned(), ..plain(25) };
    assert!(opened(far.clone()).unwrap_err().contains("another machine"));
    let named = Settings { user: Some((USER.to_owned(), Secret::new(PASSWORD.to_owned()))), ..plain(25) };
    assert!(opened(named.clone()).unwrap_err().contains("user and password"));
    assert!(
        opened(Settings { from: "si anwani".to_owned(), ..plain(25) }).unwrap_err().contains("si anwani")
    );
    let shown = format!("{named:?}");
    assert!(!shown.contains(PASSWORD), "{shown}");
    let runtime = Runtime::new().unwrap();
    runtime.block_on(async {
        assert_eq!(opened(Settings { tls: Tls::Starttls, ..far }), Ok(()));
        assert_eq!(opened(plain(25)), Ok(()));
    });
}
