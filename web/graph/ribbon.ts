/**
 * The edge program: one curved ribbon an edge, whole or broken, with or without an arrowhead, full or open. Each is a strip of triangles along a
 * quadratic Bézier curve, cut at the borders of its two nodes, all measured in pixels of the screen.
 */
import type { Attributes } from 'graphology-types'
import { EdgeProgram, type ProgramInfo } from 'sigma/rendering'
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types'
import { floatColor } from 'sigma/utils'

/** What an edge carries besides sigma's own. `bend`: see `bends` in look.ts. */
export interface RibbonData { bend: number; /** As in look.ts. */ dash: readonly number[] | undefined; head: 'none' | 'full' | 'open' }

const HEADS = ['none', 'full', 'open']

const STEPS = 22

/** Vertex: how far along the body (0 to 1), which side, and whether it is body (0), the arrow's base (1) or its tip (2). */
const STRIP: number[][] = [
  ...Array.from({ length: STEPS + 1 }, (_, i) => [-1, 1].map(side => [i / STEPS, side, 0])).flat(),
  [1, -1, 1], [1, 1, 1], [1, -1, 2], [1, 1, 2],
]

const VERTEX = /* glsl */ `
attribute vec3 a_strip;
attribute vec2 a_from;
attribute vec2 a_to;
attribute vec4 a_color;
attribute vec4 a_id;
attribute vec2 a_radii;
attribute vec3 a_shape; // width, bend, head (0 none, 1 full, 2 open)
attribute vec4 a_dash; // on, off, on, off; all 0: whole

uniform mat3 u_matrix;
uniform vec2 u_size;
uniform float u_sizeRatio;
uniform mediump float u_pixelRatio;

varying vec4 v_color;
varying float v_off;
varying float v_half;
varying float v_along;
varying vec4 v_dash;
varying float v_open;

vec2 p0, p1, c;
vec2 curve(float t) { return mix(mix(p0, c, t), mix(c, p1, t), t); }

// Where the curve leaves the circle of radius r around its start (or, backwards, its end).
float leaving(float r, float back) {
  float near = 0.0, far = 0.5;
  for (int i = 0; i < 10; i++) {
    float t = (near + far) / 2.0;
    vec2 p = back > 0.5 ? curve(1.0 - t) - p1 : curve(t) - p0;
    if (length(p) < r) near = t; else far = t;
  }
  return far;
}

void main() {
  p0 = (u_matrix * vec3(a_from, 1.0)).xy * u_size / 2.0;
  p1 = (u_matrix * vec3(a_to, 1.0)).xy * u_size / 2.0;
  vec2 d = p1 - p0;
  c = (p0 + p1) / 2.0 + vec2(-d.y, d.x) * a_shape.y;
  float feather = 1.0 / u_pixelRatio;
  float half_ = a_shape.x / u_sizeRatio / 2.0;
  #ifdef PICKING_MODE
  half_ = max(half_, 2.0) + 3.0;
  #endif
  float arrow = min(a_shape.z, 1.0);
  float head = arrow * (6.0 + 2.6 * half_);
  float t0 = leaving(a_radii.x / u_sizeRatio, 0.0);
  float tip = 1.0 - leaving(a_radii.y / u_sizeRatio + arrow * 1.5, 1.0);
  float base = 1.0 - leaving(a_radii.y / u_sizeRatio + arrow * 1.5 + head, 1.0);
  float t = a_strip.z > 1.5 ? tip : mix(t0, base, a_strip.x);
  vec2 tangent = normalize(mix(c - p0, p1 - c, t));
  float wide = a_strip.z > 1.5 ? 0.0 : a_strip.z > 0.5 ? mix(half_, 2.5 + 2.2 * half_, arrow) : half_;
  v_half = wide;
  v_off = a_strip.y * (wide + feather);
  v_along = t * (length(d) + length(c - p0) + length(p1 - c)) / 2.0;
  v_dash = a_strip.z > 0.5 ? vec4(0.0) : a_dash;
  v_open = a_strip.z > 0.5 && a_shape.z > 1.5 ? half_ : 0.0;
  vec2 at = curve(t) + vec2(-tangent.y, tangent.x) * v_off;
  gl_Position = vec4(at / u_size * 2.0, 0.0, 1.0);
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= 255.0 / 254.0;
}`

const FRAGMENT = /* glsl */ `
precision mediump float;
uniform mediump float u_pixelRatio;
varying vec4 v_color;
varying float v_off;
varying float v_half;
varying float v_along;
varying vec4 v_dash;
varying float v_open;
void main() {
  #ifdef PICKING_MODE
  gl_FragColor = v_color;
  #else
  float cover = clamp((v_half - abs(v_off)) * u_pixelRatio + 0.5, 0.0, 1.0);
  float turn = dot(v_dash, vec4(1.0)), at = turn > 0.5 ? mod(v_along, turn) : 0.0;
  if ((at > v_dash.x && at < v_dash.x + v_dash.y) || at > v_dash.x + v_dash.y + v_dash.z) cover = 0.0;
  if (v_open > 0.0 && v_half - abs(v_off) > 1.8 && abs(v_off) > v_open) cover = 0.0;
  gl_FragColor = v_color * cover;
  #endif
}`

const UNIFORMS = ['u_matrix', 'u_size', 'u_sizeRatio', 'u_pixelRatio'] as const
const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext

export class RibbonProgram<N extends Attributes, E extends Attributes> extends EdgeProgram<(typeof UNIFORMS)[number], N, E> {
  getDefinition() {
    return {
      VERTICES: STRIP.length, VERTEX_SHADER_SOURCE: VERTEX, FRAGMENT_SHADER_SOURCE: FRAGMENT, METHOD: TRIANGLE_STRIP, UNIFORMS,
      ATTRIBUTES: [
        { name: 'a_from', size: 2, type: FLOAT }, { name: 'a_to', size: 2, type: FLOAT },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true }, { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_radii', size: 2, type: FLOAT }, { name: 'a_shape', size: 3, type: FLOAT }, { name: 'a_dash', size: 4, type: FLOAT },
      ],
      CONSTANT_ATTRIBUTES: [{ name: 'a_strip', size: 3, type: FLOAT }],
      CONSTANT_DATA: STRIP,
    }
  }

  processVisibleItem(edge: number, at: number, from: NodeDisplayData, to: NodeDisplayData, data: EdgeDisplayData & Partial<RibbonData>): void {
    this.array.set([
      from.x, from.y, to.x, to.y, floatColor(data.color), edge, from.size, to.size,
      data.size, data.bend ?? 0, HEADS.indexOf(data.head ?? 'none'), ...[0, 1, 2, 3].map(i => data.dash?.[i] ?? 0),
    ], at)
  }

  setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    gl.uniformMatrix3fv(uniformLocations['u_matrix']!, false, params.matrix)
    gl.uniform2f(uniformLocations['u_size']!, params.width, params.height)
    gl.uniform1f(uniformLocations['u_sizeRatio']!, params.sizeRatio)
    gl.uniform1f(uniformLocations['u_pixelRatio']!, params.pixelRatio)
  }
}
