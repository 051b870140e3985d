//! The input methods for pinyin that the window is tested with: how each is started, and what can be seen of it.

use std::fs;

use crate::desktop::Desktop;
use crate::wait::wait_until;

/// Pinyin is the input method from the start; a key switches to Latin letters.
const FCITX_PROFILE: &str = "[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=pinyin\n\
    [Groups/0/Items/0]\nName=keyboard-us\nLayout=\n[Groups/0/Items/1]\nName=pinyin\nLayout=\n[GroupOrder]\n0=Default\n";
const FCITX_CONFIG: &str = "[Hotkey/TriggerKeys]\n0=Control+space\n[Behavior]\nActiveByDefault=True\n";

/// The same for IBus.
const IBUS_SETTINGS: &str = "[desktop/ibus/general]\npreload-engines=['libpinyin']\n";

/// The context that IBus has while no window takes pinyin: the first of all.
const IBUS_NOWHERE: &str = "/InputContext_1\"";

/// An input method, and how it is set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pinyin {
    /// fcitx5 as it comes: half-typed pinyin is shown in a window of its own.
    Beside,
    /// The same, but the session does not say which input method runs: XMODIFIERS is not set.
    Unsaid,
    /// fcitx5, and half-typed pinyin is shown in the text: the program is told of every letter.
    InPlace,
    /// IBus, which also shows it in the text.
    IBus,
}

impl Pinyin {
    /// Starts it and waits until programs can reach it.
    pub fn start(self, desktop: &mut Desktop) {
        if self == Self::IBus { start_ibus(desktop) } else { self.start_fcitx(desktop) }
    }

    fn start_fcitx(self, desktop: &mut Desktop) {
        let folder = desktop.home().join(".config/fcitx5");
        fs::create_dir_all(folder.join("conf")).unwrap();
        fs::write(folder.join("profile"), FCITX_PROFILE).unwrap();
        fs::write(folder.join("config"), FCITX_CONFIG).unwrap();
        fs::write(folder.join("conf/pinyin.conf"), "CloudPinyinEnabled=False\n").unwrap();
        if self != Self::Unsaid {
            desktop.set("XMODIFIERS", "@im=fcitx");
        }
        let in_place = if self == Self::InPlace { "True" } else { "False" };
        fs::write(folder.join("conf/xim.conf"), format!("UseOnTheSpot={in_place}\n")).unwrap();
        let mut fcitx = desktop.program("fcitx5");
        fcitx.arg("--disable=wayland,cloudpinyin");
        desktop.spawn("fcitx5", fcitx);
        wait_until("fcitx5", || desktop.root_property("XIM_SERVERS").contains("@server=fcitx"));
    }

    /// Whether half-typed pinyin is shown in the text.
    pub fn is_in_place(self) -> bool {
        matches!(self, Self::InPlace | Self::IBus)
    }

    /// Whether a window has it take its keys for pinyin.
    pub fn takes_keys(self, desktop: &Desktop) -> bool {
        if self != Self::IBus {
            // 0: none; 1: lets keys through; 2: takes them for pinyin.
            return desktop.hear("fcitx5-remote", &[]).trim() == "2";
        }
        let address = format!("--address={}", desktop.hear("ibus", &["address"]).trim());
        let ask = "org.freedesktop.DBus.Properties.Get";
        let what = ["string:org.freedesktop.IBus", "string:CurrentInputContext"];
        let args = [&address, "--print-reply", "--dest=org.freedesktop.IBus", "/org/freedesktop/IBus", ask];
        let said = desktop.hear("dbus-send", &[&args[..], &what[..]].concat());
        said.contains("/InputContext_") && !said.contains(IBUS_NOWHERE)
    }

    /// Whether it shows what the letters so far could mean.
    pub fn shows_choice(self, desktop: &Desktop) -> bool {
        let name = if self == Self::IBus { "^ibus-ui-gtk3$" } else { "^Fcitx5 Input Window$" };
        desktop.ask("xdotool", &["search", "--onlyvisible", "--name", name]).is_some()
    }
}

fn start_ibus(desktop: &mut Desktop) {
    let folder = desktop.home().join(".config/glib-2.0/settings");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("keyfile"), IBUS_SETTINGS).unwrap();
    desktop.set("XMODIFIERS", "@im=ibus");
    // Its settings are in a file, and no service of the machine is asked for.
    desktop.set("GSETTINGS_BACKEND", "keyfile");
    desktop.set("NO_AT_BRIDGE", "1");
    let mut ibus = desktop.program("ibus-daemon");
    ibus.arg("--xim");
    desktop.spawn("ibus-daemon", ibus);
    wait_until("IBus", || desktop.root_property("XIM_SERVERS").contains("@server=ibus"));
    wait_until("pinyin", || desktop.hear("ibus", &["engine"]).trim() == "libpinyin");
}
