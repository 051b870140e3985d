//! What a JSON text is made of, keys in their order: what scripts rely on.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

/// What a JSON text holds: its keys in their order, and the kind of every value. Rows of a list must be alike.
struct Shape(String);

impl<'de> Deserialize<'de> for Shape {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Look;
        impl<'de> Visitor<'de> for Look {
            type Value = String;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("JSON")
            }

            fn visit_bool<E>(self, _: bool) -> Result<String, E> {
                Ok("yes-no".to_owned())
            }

            fn visit_u64<E>(self, _: u64) -> Result<String, E> {
                Ok("whole".to_owned())
            }

            fn visit_f64<E>(self, _: f64) -> Result<String, E> {
                Ok("fraction".to_owned())
            }

            fn visit_str<E>(self, _: &str) -> Result<String, E> {
                Ok("text".to_owned())
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<String, A::Error> {
                let first = rows.next_element::<Shape>()?.map(|shape| shape.0).unwrap_or_default();
                while let Some(Shape(row)) = rows.next_element()? {
                    assert_eq!(row, first);
                }
                Ok(format!("[{first}]"))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<String, A::Error> {
                let mut keys = Vec::new();
                while let Some((key, Shape(shape))) = map.next_entry::<String, _>()? {
                    keys.push(format!("{key} {shape}"));
                }
                Ok(format!("{{{}}}", keys.join(", ")))
            }
        }
        deserializer.deserialize_any(Look).map(Shape)
    }
}

/// The text is JSON of this shape, and ends its last line.
pub fn check_shape(json: &str, expected: &str) {
    let Shape(shape) = serde_json::from_str(json).unwrap();
    assert_eq!(shape, expected);
    assert!(json.ends_with('\n'));
}
