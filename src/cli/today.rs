//! The system's clock turned into a date: what was checked long ago falls due on a day.

use std::time::{SystemTime, UNIX_EPOCH};

const DAY: u64 = 24 * 60 * 60;

/// Today in universal time, as `2026-11-22`.
pub fn today() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    date(since.as_secs() / DAY)
}

/// Whether a word is a date of that form, for the command line.
pub fn read(word: &str) -> Result<String, String> {
    let parts: Vec<u8> = word.split('-').skip(1).filter_map(|part| part.parse().ok()).collect();
    let shape = word.len() == 10
        && word.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let fits = matches!(parts[..], [month, day] if (1..=12).contains(&month) && (1..=31).contains(&day));
    if shape && fits { Ok(word.to_owned()) } else { Err("a date such as 2026-11-22".to_owned()) }
}

/// The date so many days after 1 January 1970. Counted in eras of 400 years, which begin on 1 March, so that the day that
/// some years have more comes last.
fn date(days: u64) -> String {
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::{date, read};

    #[test]
    fn days_are_dates() {
        for (days, expected) in [
            (0, "1970-01-01"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (20_779, "2026-11-22"),
            (47_540, "2100-02-28"),
        ] {
            assert_eq!(date(days), expected);
        }
    }

    #[test]
    fn a_date_is_four_two_two() {
        assert_eq!(read("2026-11-22").as_deref(), Ok("2026-11-22"));
        for word in ["2026-13-01", "2026-1-01", "22.11.2026", "", "2026-11-00"] {
            assert!(read(word).is_err(), "{word}");
        }
    }
}
