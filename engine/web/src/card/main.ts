import "./camera/camera-card";
import "./timeline/timeline-card";
import "./timeline/timeline-panel";
