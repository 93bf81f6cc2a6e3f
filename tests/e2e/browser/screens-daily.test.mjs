// Screens and dialogs of the daily work, on rehearsal data. CARILLON_GALLERY keeps the pictures.

import { isDaily, judge } from "./judge.mjs";

judge(isDaily);
