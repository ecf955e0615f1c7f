//! A number turned into as few figures as people read.

/// Three figures, never more decimals than that leaves; what is no number is a question mark.
pub fn rounded(value: f64) -> String {
    let size = value.abs();
    if !value.is_finite() {
        return "?".to_owned();
    }
    written(value, if size < 1e-6 { 0 } else { (2.0 - size.log10().floor()).clamp(0.0, 6.0) as usize })
}

/// So many decimals, without zeros that say nothing.
pub fn written(value: f64, decimals: usize) -> String {
    let words = format!("{value:.decimals$}");
    let words = if words.contains('.') { words.trim_end_matches('0').trim_end_matches('.').to_owned() } else { words };
    if words == "-0" { "0".to_owned() } else { words }
}

/// A value with its unit; a number without one stands alone.
pub fn with_unit(value: f64, unit: &str) -> String {
    let number = rounded(value);
    if unit.is_empty() || unit == "1" { number } else { format!("{number} {unit}") }
}

#[cfg(test)]
mod tests {
    use super::rounded;

    #[test]
    fn values_have_three_figures() {
        let told: Vec<String> = [270.682, 47.68, 0.0416, 0.0, 12_345.6, f64::NAN].into_iter().map(rounded).collect();
        assert_eq!(told, ["271", "47.7", "0.0416", "0", "12346", "?"]);
    }
}
