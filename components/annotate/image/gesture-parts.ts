/** What tools need that paint, cut or look at the colours of an image, and their pixels: loaded once the first task stands. */
import { importLater } from "@/components/ui/later";

export const gestureParts = importLater(async () => {
  const [{ imagePixels }, { paintGesture }, { paintScattered }] = await Promise.all([
    import("./image-pixels"),
    import("./paint-gesture"),
    import("./paint-pixels"),
  ]);
  return { imagePixels, paintGesture, paintScattered };
});
