/** The channel of a conversation whose address names none. */
export const USUAL_CHANNEL = 'standard'
