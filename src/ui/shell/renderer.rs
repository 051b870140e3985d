//! What draws the window: a graphics card where there is one, else the processor.
//!
//! No graphics card is opened to find out: that alone takes longer than the processor needs for the first frame.

use std::ffi::OsStr;
use std::path::Path;

use crate::store::{Files, Renderer};

/// What a machine draws with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Machine {
    /// There may be a graphics card.
    has_card: bool,
    /// Programs are told to do without.
    goes_without: bool,
}

impl Machine {
    /// This machine.
    pub fn look(files: &dyn Files) -> Self {
        let is_set = |name| std::env::var_os(name).is_some_and(|value| is_yes(&value));
        let driver = std::env::var_os("GALLIUM_DRIVER").is_some_and(|driver| is_software(&driver));
        Self { has_card: has_card(files), goes_without: is_set("LIBGL_ALWAYS_SOFTWARE") || driver }
    }

    /// Whether a graphics card is to draw.
    pub fn draws_with_card(self, wanted: Renderer) -> bool {
        match wanted {
            Renderer::Auto => self.has_card && !self.goes_without,
            Renderer::Gl => true,
            Renderer::Cpu => false,
        }
    }
}

/// Linux has a file for every graphics card that can be drawn with; other systems always have one.
fn has_card(files: &dyn Files) -> bool {
    let listed = || files.list(Path::new("/dev/dri")).unwrap_or_default();
    let draws = |path: &Path| path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"renderD"));
    !cfg!(target_os = "linux") || listed().iter().any(|path| draws(path))
}

fn is_yes(value: &OsStr) -> bool {
    !["", "0", "false", "no", "off"].iter().any(|no| value.eq_ignore_ascii_case(no))
}

fn is_software(driver: &OsStr) -> bool {
    ["llvmpipe", "softpipe", "swr"].iter().any(|software| driver.eq_ignore_ascii_case(software))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_processor_draws_where_there_is_no_card_or_none_is_to_be_used() {
        let machine = |has_card, goes_without| Machine { has_card, goes_without };
        for (machine, card) in [
            (machine(true, false), true),
            (machine(false, false), false),
            (machine(true, true), false),
            (machine(false, true), false),
        ] {
            assert_eq!(machine.draws_with_card(Renderer::Auto), card, "{machine:?}");
            assert!(machine.draws_with_card(Renderer::Gl) && !machine.draws_with_card(Renderer::Cpu));
        }
    }

    #[test]
    fn what_stands_in_the_environment_is_understood_as_mesa_does() {
        assert!(["1", "true", "yes"].iter().all(|yes| is_yes(OsStr::new(yes))));
        assert!(["", "0", "False"].iter().all(|no| !is_yes(OsStr::new(no))));
        assert!(is_software(OsStr::new("llvmpipe")) && !is_software(OsStr::new("radeonsi")));
    }
}
