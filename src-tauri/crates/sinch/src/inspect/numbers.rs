//! Whether the numbers of a JSON text survive reading and writing with all their digits.
//!
//! A number beyond 64 bits is read as the nearest floating-point number: as JSON value it is the
//! same after writing, as text it is not.

/// True when every number in `body`, which is valid JSON, keeps its value to the last digit.
pub(super) fn all_exact(body: &[u8]) -> bool {
    let mut rest = body;
    while let Some(byte) = rest.first() {
        if *byte == b'"' {
            rest = after_string(&rest[1..]);
        } else if *byte == b'-' || byte.is_ascii_digit() {
            let is_part = |byte: &u8| byte.is_ascii_digit() || b"+-.eE".contains(byte);
            let length = rest.iter().take_while(|byte| is_part(byte)).count();
            if !is_exact(&rest[..length]) {
                return false;
            }
            rest = &rest[length..];
        } else {
            rest = &rest[1..];
        }
    }
    true
}

fn after_string(mut rest: &[u8]) -> &[u8] {
    loop {
        match rest {
            [] => return rest,
            [b'"', after @ ..] => return after,
            [b'\\', _, after @ ..] => rest = after,
            [_, after @ ..] => rest = after,
        }
    }
}

fn is_exact(literal: &[u8]) -> bool {
    let Ok(literal) = std::str::from_utf8(literal) else {
        return false;
    };
    serde_json::from_str::<serde_json::Number>(literal)
        .is_ok_and(|number| decimal(&number.to_string()) == decimal(literal))
}

/// Sign, digits without zeros at either end, and the power of ten behind them.
fn decimal(literal: &str) -> (bool, String, i64) {
    let (mantissa, exponent) = literal.split_once(['e', 'E']).unwrap_or((literal, "0"));
    let (negative, mantissa) = match mantissa.strip_prefix('-') {
        Some(mantissa) => (true, mantissa),
        None => (false, mantissa),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_end_matches('0');
    let zeros = digits.len() - significant.len();
    let significant = significant.trim_start_matches('0');
    if significant.is_empty() {
        return (false, String::new(), 0);
    }
    let exponent: i64 = exponent.parse().unwrap_or(i64::MAX);
    let shift = i64::try_from(zeros).unwrap_or(0) - i64::try_from(fraction.len()).unwrap_or(0);
    (
        negative,
        significant.to_owned(),
        exponent.saturating_add(shift),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_numbers_are_exact_however_written() {
        let body = br#"[0, -0, -0.0, 47.6279809, -2.8229159, 1e-7, 1E+2, 100.00, 3.14159,
            18446744073709551615, -9223372036854775808, 0.1, 1.50, "1e999", "\"99999999999999999999999"]"#;
        assert!(all_exact(body));
    }

    #[test]
    fn numbers_with_more_digits_than_can_be_kept_are_found() {
        for literal in [
            "123456789012345678901",
            "0.12345678901234567890123",
            "-1e400",
        ] {
            assert!(
                !all_exact(format!("{{\"a\":{literal}}}").as_bytes()),
                "{literal}"
            );
        }
    }

    #[test]
    fn broken_text_ends() {
        for body in ["\"", "\"\\", "-", "1.2.3", "\"a\\\""] {
            let _ = all_exact(body.as_bytes());
        }
    }
}
