/** What runs in the browser for the bench of the editor: the probe of both pages, and the bare page that is the floor. */

/** Millisecond figures and counters that the probe keeps in a page, as `window.probe`. */
export type Probe = {
  /** Calls that change a canvas, since the page was opened. */
  draws: number;
  /** Times at which React committed a render. */
  commits: number;
  /** Pointer moves that reached the page. */
  moves: number;
  /** Starts of the frames in which a canvas was drawn on. */
  frames: number[];
  /** End of the first frame with an outline in it, counted from the navigation. */
  openMs: number | null;
  /** From the event of this type to the end of the last frame of the drawing that follows it. */
  next: (type: "pointerup" | "pointerdown") => void;
  painted: number | null;
};

declare global {
  interface Window {
    probe: Probe;
  }
}

/** Runs before any script of the page. The last drawn frame is the one that two frames without drawing follow. */
export function installProbe(): void {
  let [drawn, strokes, quiet] = [0, 0, 0];
  let [startedAt, lastEnd] = [0, 0];
  let waitsFor: string | null = null;
  let isRunning = false;
  const probe: Probe = {
    draws: 0,
    commits: 0,
    moves: 0,
    frames: [],
    openMs: null,
    painted: null,
    next: (type) => {
      waitsFor = type;
      probe.painted = null;
    },
  };
  window.probe = probe;
  for (const { prototype } of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D])
    for (const name of ["stroke", "strokeRect", "drawImage", "clearRect"] as const) {
      const given = prototype[name] as (...args: unknown[]) => void;
      Object.assign(prototype, {
        [name](this: CanvasRenderingContext2D, ...args: unknown[]) {
          probe.draws += 1;
          if (name.startsWith("stroke")) strokes += 1;
          given.apply(this, args);
        },
      });
    }
  Object.assign(window, {
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      isDisabled: false,
      supportsFiber: true,
      renderers: new Map(),
      inject: () => 1,
      onCommitFiberRoot: () => {
        probe.commits += 1;
      },
      onCommitFiberUnmount: () => undefined,
      onPostCommitFiberRoot: () => undefined,
    },
  });
  window.addEventListener("pointermove", () => (probe.moves += 1), { capture: true });
  for (const type of ["pointerup", "pointerdown"] as const)
    window.addEventListener(
      type,
      (event) => {
        if (waitsFor !== type) return;
        waitsFor = null;
        [isRunning, startedAt, lastEnd, quiet] = [true, event.timeStamp, 0, 0];
      },
      { capture: true },
    );
  const afterFrame = (frame: number) => {
    const hasDrawn = probe.draws !== drawn;
    drawn = probe.draws;
    if (hasDrawn) probe.frames.push(frame);
    if (strokes > 0) probe.openMs ??= performance.now();
    if (!isRunning) return;
    if (hasDrawn) [lastEnd, quiet] = [performance.now(), 0];
    else if (lastEnd > 0 && ++quiet === 2) {
      isRunning = false;
      probe.painted = lastEnd - startedAt;
    }
  };
  const channel = new MessageChannel();
  channel.port1.onmessage = ({ data }) => afterFrame(data);
  const tick = (frame: number) => {
    channel.port2.postMessage(frame);
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}

export type BareShape = {
  color: string;
  /** Of a box. */
  rect?: [x: number, y: number, width: number, height: number];
  points?: [x: number, y: number][];
};
export type BareScene = {
  shapes: BareShape[];
  /** Of the frame in the window. */
  frame: { x: number; y: number; width: number; height: number };
};

/**
 * The floor: the same image and shapes on one Konva layer with one scene function, the same gestures, and nothing else.
 * A press on a shape selects and drags it, with the middle button it pans, the wheel zooms; elsewhere it draws a box.
 */
export const BARE_PAGE = `<!doctype html><meta charset="utf-8"><body style="margin:0">
<div id="frame" style="position:absolute;overflow:hidden"></div>
<script src="/konva.js"></script>
<script>
(async () => {
  const { shapes, frame } = await (await fetch("/scene.json")).json();
  const image = new Image();
  image.src = "/image.jpg";
  await image.decode();
  const holder = document.getElementById("frame");
  Object.assign(holder.style, { left: frame.x + "px", top: frame.y + "px" });
  const stage = new Konva.Stage({ container: holder, width: frame.width, height: frame.height, listening: false });
  const layer = new Konva.Layer({ listening: false });
  stage.add(layer);
  const scale = Math.min((frame.width - 32) / image.width, (frame.height - 32) / image.height);
  layer.setAttrs({
    scaleX: scale, scaleY: scale,
    x: frame.width / 2 - (image.width / 2) * scale, y: frame.height / 2 - (image.height / 2) * scale,
  });
  let chosen = null, draft = null;
  const trace = (canvas, shape) => {
    if (shape.rect) return canvas.rect(...shape.rect);
    shape.points.forEach(([x, y], i) => (i === 0 ? canvas.moveTo(x, y) : canvas.lineTo(x, y)));
    canvas.closePath();
  };
  const paint = (canvas, some, color, width, filled) => {
    const pixel = 1 / layer.scaleX();
    canvas.beginPath();
    for (const shape of some) trace(canvas, shape);
    if (filled) { canvas.globalAlpha = 0.16; canvas.fillStyle = color; canvas.fill(); canvas.globalAlpha = 1; }
    canvas.strokeStyle = "rgb(255 255 255 / .75)";
    canvas.lineWidth = (width + 1.5) * pixel;
    canvas.stroke();
    canvas.strokeStyle = color;
    canvas.lineWidth = width * pixel;
    canvas.stroke();
  };
  layer.add(new Konva.Shape({ listening: false, sceneFunc: ({ _context: canvas }) => {
    canvas.drawImage(image, 0, 0);
    const groups = new Map();
    for (const shape of shapes) if (shape !== chosen) {
      const group = groups.get(shape.color);
      if (group) group.push(shape); else groups.set(shape.color, [shape]);
    }
    for (const [color, group] of groups) paint(canvas, group, color, 2, false);
    if (chosen) paint(canvas, [chosen], chosen.color, 3, true);
    if (draft) paint(canvas, [draft], draft.color, 2, true);
  } }));
  layer.draw();
  const at = (event) => [
    (event.clientX - frame.x - layer.x()) / layer.scaleX(), (event.clientY - frame.y - layer.y()) / layer.scaleY(),
  ];
  let mode = null, from = [0, 0], last = null, wantsBox = false;
  window.drawBoxes = (on) => { wantsBox = on; };
  window.addEventListener("pointerdown", (event) => {
    last = event; from = at(event);
    if (event.button === 1) { mode = "pan"; return; }
    const [x, y] = from;
    const hits = wantsBox ? [] : shapes.filter(({ rect }) =>
      rect && x >= rect[0] && y >= rect[1] && x <= rect[0] + rect[2] && y <= rect[1] + rect[3]);
    hits.sort((a, b) => a.rect[2] * a.rect[3] - b.rect[2] * b.rect[3]);
    if (hits[0]) { chosen = hits[0]; mode = "drag"; } else mode = "draw";
    layer.batchDraw();
  });
  window.addEventListener("pointermove", (event) => {
    if (!mode) return;
    const [x, y] = at(event);
    if (mode === "pan") layer.setAttrs({ x: layer.x() + event.clientX - last.clientX, y: layer.y() + event.clientY - last.clientY });
    if (mode === "drag") {
      const [px, py] = at(last);
      chosen.rect[0] += x - px; chosen.rect[1] += y - py;
    }
    if (mode === "draw")
      draft = { color: "#1d6fd1", rect: [Math.min(x, from[0]), Math.min(y, from[1]), Math.abs(x - from[0]), Math.abs(y - from[1])] };
    last = event;
    layer.batchDraw();
  });
  window.addEventListener("pointerup", () => {
    if (draft) { shapes.push(draft); chosen = draft; draft = null; }
    mode = null;
    layer.batchDraw();
  });
  window.addEventListener("wheel", (event) => {
    event.preventDefault();
    const before = layer.scaleX(), next = Math.min(Math.max(before * Math.exp(-event.deltaY * 0.0015), 0.01), 64);
    const [x, y] = at(event);
    layer.setAttrs({
      scaleX: next, scaleY: next,
      x: event.clientX - frame.x - x * next, y: event.clientY - frame.y - y * next,
    }).batchDraw();
  }, { passive: false });
})();
</script>`;
