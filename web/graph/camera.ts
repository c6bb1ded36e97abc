/** Where sigma looks, and how much room it has. */

/** The middle of what is seen, from 0 to 1 of the frame, and which share of it is seen. */
export interface Camera { x: number; y: number; ratio: number }

/** All is seen. */
export const WHOLE: Camera = { x: 0.5, y: 0.5, ratio: 1 }

/** How different two are: 0 when the same. */
export const apart = (a: Camera, b: Camera): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y) + Math.abs(a.ratio - b.ratio)

/** Pixels of a usual screen in which the layout's room is as it was meant. */
const USUAL = 552

/** Sigma's settings for a box of this size: on a small screen everything but the names is drawn smaller. */
export function roomIn({ clientWidth, clientHeight }: HTMLElement) {
  const stagePadding = clientWidth < 600 ? 44 : 64, room = Math.min(1, Math.max(0.4, (Math.min(clientWidth, clientHeight) - 2 * stagePadding) / USUAL))
  return { zoomToSizeRatioFunction: (ratio: number) => Math.sqrt(ratio) / room, stagePadding }
}
