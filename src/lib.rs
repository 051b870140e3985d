//! (written below)
pub mod assemble;
pub mod edit;
pub mod export;
pub mod measure;
pub mod model;
pub mod flow;
pub mod i18n;
