//! `tija-papers`: reads descriptions of papers on standard input and writes PDFs on standard output until nobody asks
//! for a while. `tija serve` starts it when a paper is wanted; a person has no use for it.

use std::process::ExitCode;

fn main() -> ExitCode {
    match papers::serve(std::io::stdin(), std::io::stdout(), papers::IDLE) {
        Ok(()) => ExitCode::SUCCESS,
        Err(cause) => {
            eprintln!("tija-papers: {cause}");
            ExitCode::FAILURE
        }
    }
}
