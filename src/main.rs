//! The program: what it was asked, where it runs, and the code it ends with.

use std::process::ExitCode;

use lectern::app::spoken;
use lectern::cli::{self, World};
use lectern::i18n::Lang;
use lectern::store::{Disk, Folders, load_settings};

fn main() -> ExitCode {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    give_large_blocks_back();
    #[cfg(all(feature = "gui", target_os = "linux"))]
    lectern::ui::shell::find_input_method(&Disk);
    let args: Vec<_> = std::env::args_os().skip(1).collect();
    let folders = Folders::of_this_user();
    let settings = folders.as_ref().map(|folders| load_settings(&Disk, &folders.config)).unwrap_or_default();
    let system = system_lang();
    let lang = cli::lang_option(&args).unwrap_or_else(|| spoken(settings.language, system));
    let mut world = World {
        files: &Disk,
        folders: folders.as_ref(),
        input: &mut std::io::stdin(),
        output: &mut std::io::stdout(),
        errors: &mut std::io::stderr(),
        lang,
    };
    let result = cli::parse(args, lang).and_then(|call| match call {
        #[cfg(feature = "gui")]
        cli::Call::Window { paths, renderer } => {
            let run = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
            lectern::ui::shell::open_window(lang, system, settings, folders.clone(), paths, renderer, run)
        }
        call => cli::run(call, &mut world),
    });
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            world.report(&failure);
            ExitCode::from(failure.code())
        }
    }
}

/// glibc would keep ever larger free blocks, and lose the aligned ones of compression: 650 MB for a PDF of a million
/// characters instead of 100. Every block of 128 KiB or more goes back to the system as soon as it is free. What
/// a frame takes and gives back stays with us: to ask the system for it sixty times a second would cost more than to fill it.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[expect(unsafe_code, reason = "glibc is told in no other way")]
fn give_large_blocks_back() {
    // SAFETY: it sets numbers of the allocator; no other thread runs yet.
    unsafe {
        libc::mallopt(libc::M_MMAP_THRESHOLD, 128 << 10);
        libc::mallopt(libc::M_TRIM_THRESHOLD, 2 << 20);
    }
}

/// The language of the system: the locale variables in their order, elsewhere what the system says.
fn system_lang() -> Lang {
    let variables: Vec<String> =
        ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok()).collect();
    // Only there does the system know more than the variables; elsewhere others such as LANGUAGE would be looked at.
    let asks = cfg!(any(windows, target_os = "macos"));
    let asked = asks.then(sys_locale::get_locale).flatten();
    Lang::first_of(variables.iter().chain(&asked).map(String::as_str))
}
