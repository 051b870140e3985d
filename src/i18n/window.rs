//! The window: commands, panels, dialogs and notices.
