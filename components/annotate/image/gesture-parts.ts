/** What gestures of tools need that paint, cut or look at the colours of an image: loaded once the first task stands. */
import { importLater } from "@/components/ui/later";

export const gestureParts = importLater(async () => {
  const [{ imagePixels }, { paintGesture }] = await Promise.all([
    import("./image-pixels"),
    import("./paint-gesture"),
  ]);
  return { imagePixels, paintGesture };
});
