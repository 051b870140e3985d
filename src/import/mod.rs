//! stub
use crate::model::Profile;
/// stub
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /** stub */
    Stub,
}
/// stub
/// # Errors
/// stub
pub fn profile_of_docx(_: &[u8], name: &str, base: &Profile) -> Result<Profile, ImportError> {
    Ok(Profile { name: name.to_owned(), ..base.clone() })
}
