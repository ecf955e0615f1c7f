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

/// As exact as it can be read on a scale up to `most`: to a hundredth of that.
pub fn to_scale(value: f64, most: f64) -> String {
    if !value.is_finite() || !most.is_finite() || most <= 0.0 {
        return rounded(value);
    }
    written(value, (-(most / 100.0).log10()).ceil().clamp(0.0, 6.0) as usize)
}

/// A value with its unit, on a scale where there is one; a number without a unit stands alone.
pub fn with_unit(value: f64, unit: &str, most: Option<f64>) -> String {
    let number = most.map_or_else(|| rounded(value), |most| to_scale(value, most));
    match unit {
        "" | "1" => number,
        // Teaching models have no real units.
        "time" => format!("{number} time units"),
        "unit" => format!("{number} units"),
        _ => format!("{number} {unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{rounded, to_scale};

    #[test]
    fn values_have_three_figures() {
        let told: Vec<String> = [270.682, 47.68, 0.0416, 0.0, 12_345.6, f64::NAN].into_iter().map(rounded).collect();
        assert_eq!(told, ["271", "47.7", "0.0416", "0", "12346", "?"]);
    }

    #[test]
    fn a_value_is_no_more_exact_than_its_scale() {
        let told = [(0.291, 100.0), (83.6, 100.0), (42.345, 60.0), (0.000_174, 1.4), (1.346, 1.4), (270.68, 300.0)];
        let told: Vec<String> = told.into_iter().map(|(value, most)| to_scale(value, most)).collect();
        assert_eq!(told, ["0", "84", "42.3", "0", "1.35", "271"]);
    }
}
