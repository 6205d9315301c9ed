/** Up to so many characters what is written is drawn anew at every key; a longer text, once the typing pauses. */
export const longAt = 6000;
