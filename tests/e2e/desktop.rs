//! A desktop for one test: a screen in memory, a window manager, a session bus and an input method for pinyin, each
//! started here and ended with it. Its home is a folder of its own; nothing of the user who runs the test is read or written.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use crate::input_method::Pinyin;
use crate::wait::{wait_for, wait_until};

/// The programs a desktop is made of and looked at with, and the Debian packages they come from.
pub const NEEDED: [(&str, &str); 12] = [
    ("Xvfb", "xvfb"),
    ("openbox", "openbox"),
    ("xdotool", "xdotool"),
    ("import", "imagemagick"),
    ("xprop", "x11-utils"),
    ("dbus-daemon", "dbus"),
    ("fcitx5", "fcitx5 fcitx5-chinese-addons"),
    ("fcitx5-remote", "fcitx5"),
    ("ibus-daemon", "ibus ibus-libpinyin"),
    ("ibus", "ibus"),
    ("dbus-send", "dbus"),
    ("xclip", "xclip"),
];

/// A bus in a folder that starts nothing: no portal and no service of the machine answers on it.
const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=FOLDER</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// A desktop, ended when it is dropped.
pub struct Desktop {
    folder: TempDir,
    environment: Vec<(&'static str, String)>,
    running: Vec<Child>,
    /// Its input method.
    pub pinyin: Pinyin,
}

impl Desktop {
    /// Starts a desktop and waits until all of it is ready.
    pub fn start(pinyin: Pinyin) -> Self {
        check_programs();
        // Of small letters and digits, so that a path in it can be typed with any keyboard.
        let name = format!("lectern-e2e-{:016x}", fastrand::u64(..));
        let folder = tempfile::Builder::new().prefix(&name).rand_bytes(0).tempdir().unwrap();
        let mut desktop = Self { folder, environment: Vec::new(), running: Vec::new(), pinyin };
        desktop.set_home();
        desktop.start_screen();
        desktop.start_bus();
        desktop.start_window_manager();
        pinyin.start(&mut desktop);
        desktop
    }

    fn set_home(&mut self) {
        let home = self.home();
        let places = [
            ("HOME", home.clone()),
            ("XDG_CONFIG_HOME", home.join(".config")),
            ("XDG_DATA_HOME", home.join(".local/share")),
            ("XDG_CACHE_HOME", home.join(".cache")),
            ("XDG_RUNTIME_DIR", self.folder.path().join("run")),
        ];
        for (variable, place) in places {
            fs::create_dir_all(&place).unwrap();
            self.set(variable, place.to_str().unwrap());
        }
        let private = std::os::unix::fs::PermissionsExt::from_mode(0o700);
        fs::set_permissions(self.folder.path().join("run"), private).unwrap();
        // A Chinese desktop on a machine that may have no other locale than the one of C.
        self.set("LANG", "zh_CN.UTF-8");
        self.set("LC_CTYPE", "C.UTF-8");
        self.set("LIBGL_ALWAYS_SOFTWARE", "1");
    }

    fn start_screen(&mut self) {
        let mut screen = self.program("Xvfb");
        // The server takes the first free number and says which. On a slow machine a key may seem to be held down: none
        // is repeated.
        screen.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1600x1000x24",
            "-dpi",
            "96",
            "-nolisten",
            "tcp",
            "-noreset",
            "-r",
        ]);
        let number = self.spawn_and_hear("Xvfb", screen);
        self.set("DISPLAY", &format!(":{number}"));
    }

    fn start_bus(&mut self) {
        let config = self.folder.path().join("bus.conf");
        let folder = self.folder.path().join("run");
        fs::write(&config, BUS.replace("FOLDER", folder.to_str().unwrap())).unwrap();
        let mut bus = self.program("dbus-daemon");
        bus.arg("--config-file").arg(config).args(["--nofork", "--print-address=1"]);
        let address = self.spawn_and_hear("dbus-daemon", bus);
        self.set("DBUS_SESSION_BUS_ADDRESS", &address);
    }

    fn start_window_manager(&mut self) {
        self.spawn("openbox", self.program("openbox"));
        wait_until("the window manager", || self.root_property("_NET_SUPPORTING_WM_CHECK").contains("window id"));
    }

    /// Sets a variable for what is started from now on.
    pub fn set(&mut self, variable: &'static str, value: &str) {
        self.environment.push((variable, value.to_owned()));
    }

    /// A program on this desktop.
    pub fn program(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env_clear().env("PATH", std::env::var_os("PATH").unwrap()).envs(self.environment.iter().cloned());
        command.current_dir(self.home()).stdin(Stdio::null());
        command
    }

    /// Starts a program that runs as long as the desktop; what it says is in a file of its name.
    pub fn spawn(&mut self, name: &str, mut command: Command) {
        let said = File::create(self.said(name)).unwrap();
        command.stderr(said.try_clone().unwrap()).stdout(said);
        self.running.push(command.spawn().unwrap_or_else(|error| panic!("{name}: {error}")));
    }

    /// Starts a program and waits for the first line that it says.
    fn spawn_and_hear(&mut self, name: &str, mut command: Command) -> String {
        let said = self.said(name);
        command.stdout(File::create(&said).unwrap()).stderr(Stdio::null());
        self.running.push(command.spawn().unwrap_or_else(|error| panic!("{name}: {error}")));
        wait_for(name, || Some(fs::read_to_string(&said).ok()?.split_once('\n')?.0.to_owned()))
    }

    /// Where it is written down what a program says.
    pub fn said(&self, name: &str) -> PathBuf {
        self.folder.path().join(format!("{name}.log"))
    }

    /// What a program says, if it ends well.
    pub fn ask(&self, program: &str, args: &[&str]) -> Option<Vec<u8>> {
        let output = self.program(program).args(args).stderr(Stdio::null()).output().ok()?;
        output.status.success().then_some(output.stdout)
    }

    /// The same as text; nothing if it fails.
    pub fn hear(&self, program: &str, args: &[&str]) -> String {
        String::from_utf8(self.ask(program, args).unwrap_or_default()).unwrap()
    }

    /// How long all that runs on the desktop has been busy; nothing while any of it is about to run.
    pub fn busy(&self) -> Option<u64> {
        // Each is known by its home, which no process of another desktop has.
        let home = format!("HOME={}", self.home().display());
        let is_here = |folder: &PathBuf| {
            let variables = fs::read(folder.join("environ")).unwrap_or_default();
            variables.split(|byte| *byte == 0).any(|variable| variable == home.as_bytes())
        };
        let folders = fs::read_dir("/proc").unwrap().map(|entry| entry.unwrap().path()).filter(is_here);
        // A thread may end between being listed and being read.
        let threads = folders.flat_map(|folder| fs::read_dir(folder.join("task")).into_iter().flatten().flatten());
        threads.filter_map(|thread| read(thread.path().join("stat"))).map(|status| busy(&status)).sum()
    }

    /// A property of the screen.
    pub fn root_property(&self, name: &str) -> String {
        self.hear("xprop", &["-root", name])
    }

    /// The home of who works on this desktop.
    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// An empty folder.
    pub fn nothing(&self) -> PathBuf {
        let folder = self.folder.path().join("nothing");
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    /// The text on the clipboard.
    pub fn clipboard(&self) -> Option<String> {
        String::from_utf8(self.ask("xclip", &["-o", "-selection", "clipboard"])?).ok()
    }

    /// Puts a text on the clipboard.
    pub fn set_clipboard(&self, text: &str) {
        // It serves the clipboard in the background until another program has it.
        let mut owner = self.program("xclip");
        owner.args(["-i", "-selection", "clipboard"]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut owner = owner.spawn().unwrap();
        owner.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        assert!(owner.wait().unwrap().success());
        wait_until("the clipboard", || self.clipboard().as_deref() == Some(text));
    }

    /// Takes a picture of the screen for whoever looks into a failure.
    pub fn take_picture(&self) {
        let picture = self.folder.path().join("screen.png");
        let taken = self.ask("import", &["-silent", "-window", "root", picture.to_str().unwrap()]);
        eprintln!("picture of the screen: {}", taken.map_or("none".into(), |_| picture.display().to_string()));
    }

    /// Everything that is kept of drafts that are being written, one text a draft.
    pub fn kept(&self) -> Vec<String> {
        let folder = self.home().join(".local/share/lectern/recovery");
        let files = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
        // A file may go between being listed and being read.
        files.filter(|path| path.extension().is_some_and(|ending| ending == "ron")).filter_map(read).collect()
    }
}

fn read(path: impl AsRef<Path>) -> Option<String> {
    fs::read_to_string(path).ok()
}

/// How long a thread has been busy, for itself and for the system, by its status.
fn busy(status: &str) -> Option<u64> {
    let (_, status) = status.rsplit_once(") ").expect("a name in parentheses");
    let status: Vec<&str> = status.split(' ').collect();
    let times = status[11..13].iter().map(|time| time.parse::<u64>().unwrap()).sum();
    // Running, or waiting for a processor or a disk.
    (!matches!(status[0], "R" | "D")).then_some(times)
}

impl Drop for Desktop {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.folder.disable_cleanup(true);
            eprintln!("what the test left is in {}", self.folder.path().display());
        }
        for child in self.running.iter_mut().rev() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Fails with what to install unless every program is there.
fn check_programs() {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let there = |program: &str| std::env::split_paths(&path).any(|folder| folder.join(program).is_file());
    let missing: Vec<_> = NEEDED.into_iter().filter(|(program, _)| !there(program)).collect();
    let packages: Vec<_> = missing.iter().map(|(_, package)| *package).collect();
    assert!(missing.is_empty(), "missing: {missing:?}; on Debian: apt-get install {}", packages.join(" "));
}
