export { readCalendar } from "../../store/calendar.ts";
export { tellTroubles } from "../../store/troubles.ts";
