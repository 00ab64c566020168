import { BlockList, isIP } from 'node:net'

/** Addresses that are nobody's on the public internet (IANA special-purpose registries). */
const V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const

/** Of version 6 only what is given out to the public, without what leads to version 4 in other words. */
const V6_PUBLIC = ['2000::', 3] as const
const V6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const

const blocked = new BlockList()
for (const [net, bits] of V4) blocked.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of V6) blocked.addSubnet(net, bits, 'ipv6')
const given = new BlockList()
given.addSubnet(...V6_PUBLIC, 'ipv6')

/** Whether the address is one of the public internet, and so nothing of ours. */
export function isPublic(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !blocked.check(address, 'ipv4')
  return version === 6 && given.check(address, 'ipv6') && !blocked.check(address, 'ipv6')
}
