/** Only so that the tools do not fall back to a guess: the window needs no preprocessing. */
export default {};
