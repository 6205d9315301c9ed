/** By which the tab that somebody has confirmed in tells the others of this browser. It says that, and nothing of who. */
export const confirmedChannel = "parley-confirmed";
