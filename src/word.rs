//! Closed lists of words: one spelling in table, type, file, command and screen.

/// Declares an enum whose values are written as one word each.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident as $field:literal { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[ts(export)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// Every value, in order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word for it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::Error;

            fn from_str(text: &str) -> $crate::Result<Self> {
                let wanted = text.trim();
                Self::ALL
                    .iter()
                    .find(|value| value.as_str().eq_ignore_ascii_case(wanted))
                    .copied()
                    .ok_or_else(|| {
                        let choices: Vec<_> = Self::ALL.iter().map(|value| value.as_str()).collect();
                        $crate::Error::invalid($field, format!("“{wanted}” is no {}: choose one of {}.", $field, choices.join(", ")))
                    })
            }
        }
    };
}

pub(crate) use words;
