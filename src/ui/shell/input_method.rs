//! Reaching the Chinese input method that runs, where the session did not say which it is.
//!
//! An X program finds its input method by XMODIFIERS. Where that is not set, as in a shell over the network or on a
//! desktop half set up, only Latin letters arrive.

use std::path::Path;

use crate::store::Files;

const XMODIFIERS: &str = "XMODIFIERS";

/// Sets XMODIFIERS to the input method that runs, unless something is set. To be called before any thread is started.
pub fn find_input_method(files: &dyn Files) {
    if std::env::var_os(XMODIFIERS).is_some_and(|value| !value.is_empty()) {
        return;
    }
    if let Some(value) = modifiers_for(&running_programs(files)) {
        #[expect(unsafe_code, reason = "winit reads XMODIFIERS from the environment and nowhere else")]
        // SAFETY: the program has one thread until its window is opened.
        unsafe {
            std::env::set_var(XMODIFIERS, value);
        }
    }
}

/// The names of all programs that run, as Linux lists them.
fn running_programs(files: &dyn Files) -> Vec<String> {
    let processes = files.list(Path::new("/proc")).unwrap_or_default();
    let numbered = processes
        .into_iter()
        .filter(|path| path.file_name().is_some_and(|name| name.as_encoded_bytes().iter().all(u8::is_ascii_digit)));
    // A process may end before it is looked at.
    let names = numbered.filter_map(|path| files.read(&path.join("comm"), 64).ok());
    names.map(|name| String::from_utf8_lossy(&name).trim_end().to_owned()).collect()
}

fn modifiers_for(programs: &[String]) -> Option<&'static str> {
    let runs = |name: &str| programs.iter().any(|program| program == name);
    if runs("fcitx5") || runs("fcitx") {
        Some("@im=fcitx")
    } else if runs("ibus-daemon") {
        Some("@im=ibus")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_input_method_that_runs_is_found() {
        let programs = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(modifiers_for(&programs(&["bash", "fcitx5"])), Some("@im=fcitx"));
        assert_eq!(modifiers_for(&programs(&["ibus-daemon", "fcitx"])), Some("@im=fcitx"));
        assert_eq!(modifiers_for(&programs(&["ibus-daemon"])), Some("@im=ibus"));
        assert_eq!(modifiers_for(&programs(&["bash"])), None);
    }
}
