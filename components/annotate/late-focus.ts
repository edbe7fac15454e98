"use client";
/** Between the data and the questions, by code that is loaded once the view stands; without it the key does nothing. */
export const switchFocus = (): void =>
  void import("./data-focus").then((loaded) => loaded.switchFocus(), console.warn);
