// Tells the server how wide this screen is, in units of which it is 1080 high, so that the
// first picture fits before the kernel is there.
(() => {
  const meet = () => {
    const breedte = Math.round((1080 * innerWidth) / innerHeight);
    document.cookie = `rk_breedte=${breedte}; path=/; max-age=31536000; samesite=strict`;
  };
  addEventListener("load", meet); // asked at once, the page is laid out before its letters are there
  addEventListener("resize", meet);
})();
