//! The months in the languages of shows.

use crate::words::folded;

/// The names of the months, folded, whole and as dates cut them.
const MONTHS: [&str; 12] = [
    "jan january januar janner janvier janv enero ene gennaio gen janeiro januari янв января stycznia ledna ocak tammikuuta",
    "feb february februar fevrier fevr febrero febbraio fevereiro fev februari фев февр февраля lutego unora subat helmikuuta",
    "mar march marz maerz mrz mars marzo marco maart mrt мар марта marca brezna mart maaliskuuta marts",
    "apr april avril avr abril abr aprile апр апреля kwietnia dubna nisan huhtikuuta",
    "may mai mayo maggio mag maio mei maj мая май maja kvetna mayıs mayis toukokuuta",
    "jun june juni juin junio giugno giu junho июн июня czerwca cervna haziran kesakuuta",
    "jul july juli juillet juil julio luglio lug julho июл июля lipca cervence temmuz heinakuuta",
    "aug august aout agosto ago augustus авг августа sierpnia srpna agustos augusti elokuuta",
    "sep sept september septembre septiembre settembre set setembro сен сент сентября wrzesnia zari eylul syyskuuta",
    "oct okt october oktober octobre octubre ottobre ott outubro out окт октября pazdziernika rijna ekim lokakuuta",
    "nov november novembre noviembre novembro ноя нояб ноября listopada listopadu kasım kasim marraskuuta",
    "dec dez december dezember decembre diciembre dic dicembre dezembro дек декабря grudnia prosince aralık aralik joulukuuta desember",
];

/// The number of the month that is called `name` in some language.
pub(crate) fn month_in_any_language(name: &str) -> Option<u32> {
    let folded = folded(name.trim_end_matches('.'));
    let at = MONTHS.iter().position(|names| names.split(' ').any(|name| name == folded))?;
    u32::try_from(at + 1).ok()
}
