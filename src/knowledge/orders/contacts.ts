/** Texts of couriers and customers name people and their phones: neither is told on. */
const CONTACT =
  /[(（【[][^)）】\]]*\d{5,}[^)）】\]]*[)）】\]]|(?:电话|手机|联系)?[:：]?\s*1\d{2}[\d*]{8}|\d{7,}/g

/** The text without phone numbers and who answers them. */
export const withoutContacts = (text: string): string => text.replace(CONTACT, '').trim()
