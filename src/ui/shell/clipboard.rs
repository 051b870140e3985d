//! The clipboard for what has a look: egui's holds plain words only.

/// Holds what was put on it for as long as the window is there, as some desktops ask for it only when it is wanted.
#[derive(Default)]
pub struct Clipboard(Option<arboard::Clipboard>);

impl Clipboard {
    /// Puts words on it with their look, and without for who cannot show that; whether the desktop took both.
    pub fn put(&mut self, html: &str, text: &str) -> bool {
        if self.0.is_none() {
            self.0 = arboard::Clipboard::new().ok();
        }
        self.0.as_mut().is_some_and(|clipboard| clipboard.set_html(html, Some(text)).is_ok())
    }
}
